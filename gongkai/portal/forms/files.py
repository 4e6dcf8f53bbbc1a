"""A field for several files, each checked where the applicant can still mend it."""

from __future__ import annotations

from collections.abc import Collection

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from gongkai.agencies.errors import Refusal
from gongkai.documents.errors import EmptyFile, TooLarge
from gongkai.documents.media_types import media_type_of


class FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def __init__(self, attrs=None):
        super().__init__({"multiple": True} | (attrs or {}))

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.Field):
    """Cleans to a tuple of (name, bytes). `media_types`: the only ones taken, where it is not all."""

    widget = FilesInput

    def __init__(self, *, media_types: Collection[str] | None = None, accept: str = "", **options):
        self.media_types = media_types
        super().__init__(required=False, **options)
        if accept:
            self.widget.attrs["accept"] = accept

    def clean(self, uploads: list[UploadedFile] | None) -> tuple[tuple[str, bytes], ...]:
        uploads = [upload for upload in uploads or [] if upload]
        if len(uploads) > settings.UPLOADS_PER_FORM:
            raise forms.ValidationError(
                _("选了%(count)d个文件，一次最多%(limit)d个；可以合并成一个PDF")
                % {"count": len(uploads), "limit": settings.UPLOADS_PER_FORM}
            )
        return tuple(self._read(upload) for upload in uploads)

    def _read(self, upload: UploadedFile) -> tuple[str, bytes]:
        if upload.size > settings.UPLOAD_LIMIT:  # before its bytes are taken into memory
            raise forms.ValidationError(str(TooLarge(upload.name, upload.size, settings.UPLOAD_LIMIT)))
        content = upload.read()
        if not content:
            raise forms.ValidationError(str(EmptyFile(upload.name)))
        try:
            media_type = media_type_of(upload.name, content)
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from None
        if self.media_types and media_type not in self.media_types:
            raise forms.ValidationError(
                _("“%(name)s”不是JPG、PNG或者PDF，换一个文件") % {"name": upload.name}
            )
        return upload.name, content
