"""Forms of the public pages. They check shape; the law is checked in the services."""

from gongkai.portal.forms.application import FORMS, NaturalPersonForm, OrganisationForm
from gongkai.portal.forms.tracking import TrackForm

__all__ = ["FORMS", "NaturalPersonForm", "OrganisationForm", "TrackForm"]
