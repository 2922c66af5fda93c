from django.urls import path

from reports import views

app_name = "reports"
urlpatterns = [
    path("", views.index, name="index"),
    path("papers/<uuid:paper_id>/", views.paper, name="paper"),
    path("papers/<uuid:paper_id>/download/", views.download, name="download"),
    path("papers/<uuid:paper_id>/again/", views.ask_again, name="ask_again"),
    path("<str:label>/", views.year, name="year"),
    path("<str:label>/papers/<str:audience>/", views.ask, name="ask"),
]
