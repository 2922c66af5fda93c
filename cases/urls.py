from django.urls import path

from cases import views

app_name = "cases"
urlpatterns = [
    path("", views.home, name="home"),
    path("complaints/", views.mine, name="mine"),
    path("my-complaints/<uuid:pk>/", views.own, name="own"),
    path("complaints/new/", views.file, name="file"),
    path("complaints/<uuid:earlier>/another/", views.file, name="file_another"),
    path("complaints/<uuid:pk>/received/", views.filed, name="filed"),
]
