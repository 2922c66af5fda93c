"""Managers work on cases in the admin."""

from django.contrib import admin

from cases.models import Complaint


@admin.register(Complaint)
class ComplaintAdmin(admin.ModelAdmin):
    """The list of cases and the case page."""
