from django.urls import include, path
from django.views.generic import RedirectView, TemplateView

from cases import views
from cases.intake.check_page import filed
from cases.intake.views import another
from cases.leaving import leave
from cases.own import code, files
from cases.own import views as own

app_name = "cases"
urlpatterns = [
    path("", views.home, name="home"),
    path("easy-read/", TemplateView.as_view(template_name="cases/easy_read.html"), name="easy_read"),
    path("leave/", leave, name="leave"),
    path(
        "leave/about/", TemplateView.as_view(template_name="cases/about_leaving.html"), name="about_leaving"
    ),
    path("complaints/", RedirectView.as_view(pattern_name="cases:mine")),  # where the list was
    path("complaints/new/", RedirectView.as_view(pattern_name="cases:file")),  # where the page was
    path("complaints/<uuid:earlier>/another/", another, name="file_another"),
    path("complaints/<uuid:pk>/received/", filed, name="filed"),
    path("complain/code/", code.code, name="code"),
    path("complain/", include("cases.intake.urls")),
    path("calendar/<slug:key>.ics", views.calendar, name="calendar"),
    path("my-complaints/", views.mine, name="mine"),
    path("my-complaints/with-code/", own.with_code, name="with_code"),
    path("my-complaints/leave/", code.end, name="end_visit"),
    path("my-complaints/<uuid:pk>/", own.own, name="own"),
    path("my-complaints/<uuid:pk>/letters/<uuid:letter>/", own.own_letter, name="own_letter"),
    path("my-complaints/<uuid:pk>/letters/<uuid:letter>/file/", own.own_letter_file, name="own_letter_file"),
    path("my-complaints/<uuid:pk>/files/<uuid:evidence>/", files.own_file, name="own_file"),
    path(
        "my-complaints/<uuid:pk>/files/<uuid:evidence>/preview/<int:number>/",
        files.own_file_preview,
        name="own_file_preview",
    ),
    path("my-complaints/<uuid:pk>/<slug:name>/", own.own_step, name="own_step"),
]
