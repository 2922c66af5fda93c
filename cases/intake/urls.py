"""Making a complaint. The cookie with the keys of drafts goes to these addresses alone: see `holder`."""

from django.urls import path

from cases.intake import check_page, views

urlpatterns = [
    path("", views.door, name="file"),
    path("come-back/<slug:key>/", views.come_back, name="intake_resume"),
    path("<uuid:draft>/", views.go_on, name="intake"),
    path("<uuid:draft>/check/", check_page.check, name="intake_check"),
    path("<uuid:draft>/help/", views.immediate_help, name="intake_help"),
    path("<uuid:draft>/saved/", views.saved, name="intake_saved"),
    path("<uuid:draft>/throw-away/", views.forget, name="intake_forget"),
    path("<uuid:draft>/<slug:step>/", views.step, name="intake_step"),
]
