from django.urls import path
from django.views.generic import RedirectView

from cases import views
from cases.own import views as own

app_name = "cases"
urlpatterns = [
    path("", views.home, name="home"),
    path("complaints/", RedirectView.as_view(pattern_name="cases:mine")),  # where the list was
    path("complaints/new/", views.file, name="file"),
    path("complaints/<uuid:earlier>/another/", views.file, name="file_another"),
    path("complaints/<uuid:pk>/received/", views.filed, name="filed"),
    path("calendar/<slug:key>.ics", views.calendar, name="calendar"),
    path("my-complaints/", views.mine, name="mine"),
    path("my-complaints/<uuid:pk>/", own.own, name="own"),
    path("my-complaints/<uuid:pk>/letters/<uuid:letter>/", own.own_letter, name="own_letter"),
    path("my-complaints/<uuid:pk>/letters/<uuid:letter>/file/", own.own_letter_file, name="own_letter_file"),
    path("my-complaints/<uuid:pk>/<slug:name>/", own.own_step, name="own_step"),
]
