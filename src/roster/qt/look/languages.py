"""The language of the window, switched while it runs (Qt Linguist; source strings are English)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from roster.base.paths import resource
from roster.base.words import language_named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from roster.base.words import Language, Words

translate = QCoreApplication.translate
"""``translate("Context", "English text")``: how the window says anything; lupdate finds it."""

LOCALES: dict[Language, str] = {"zh": "zh_CN", "en": "en"}

OWN_NAMES: dict[Language, str] = {"zh": "中文", "en": "English"}
"""Each language by its own name, the same in every language."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text that is translated later; lupdate knows this name."""
    return text


def spoken(words: Words) -> str:
    """Return a word that a subject has in both languages, in that of the window."""
    return words.said(language_named(QLocale().name().partition("_")[0]))


class Languages(QObject):
    """Installs translations; Qt then sends ``LanguageChange`` to every widget."""

    def __init__(self, app: QApplication, language: Language = "zh") -> None:
        super().__init__(app)
        self._app = app
        self._translators: list[QTranslator] = []
        self._language = language
        self.choose(language)

    @property
    def language(self) -> Language:
        """The language shown."""
        return self._language

    def choose(self, language: Language) -> None:
        """Show another language at once."""
        self._language = language
        for translator in self._translators:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        QLocale.setDefault(QLocale(LOCALES[language]))
        self._translators = self._load(language)
        for translator in self._translators:
            self._app.installTranslator(translator)

    def _load(self, language: Language) -> list[QTranslator]:
        locale = LOCALES[language]
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        own_folder = str(resource("translations"))
        places = ((f"qtbase_{locale}", qt_folder), (f"roster_{locale}", own_folder))
        return [t for name, folder in places if (t := _translator(self, name, folder))]


def _translator(parent: QObject, name: str, folder: str) -> QTranslator | None:
    translator = QTranslator(parent)
    return translator if translator.load(name, folder) else None
