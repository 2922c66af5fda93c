from django.urls import path

from policies import views

app_name = "policies"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:policy_id>/", views.read, name="read"),
    path("versions/<uuid:version_id>/", views.version, name="version"),
]
