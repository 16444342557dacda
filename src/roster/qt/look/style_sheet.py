"""The style sheet of the window, built from colours and the scale of the text."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from roster.base.paths import resource

if TYPE_CHECKING:
    from roster.qt.look.colours import Colours

_TEXT = """
QLabel[role="figure"] { font-size: ${pt_figure}pt; font-weight: 600; }
QLabel[role="page-title"] { font-size: ${pt_title}pt; font-weight: 600; }
QLabel[role="section"] { font-size: ${pt_section}pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="note"] { font-size: ${pt_note}pt; color: $quiet; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[tone="done"] { color: $done; }
QLabel[tone="due"] { color: $due; }
QLabel[tone="missing"] { color: $missing; }
QLabel[tone="accent"] { color: $accent; }
QLabel[role="badge"] { font-size: ${pt_note}pt; border-radius: 4px; padding: 1px 6px;
  background: $pressed; color: $quiet; }
QLabel[role="badge"][tone="done"] { background: $done_soft; color: $done; }
QLabel[role="badge"][tone="due"] { background: $due_soft; color: $due; }
QLabel[role="badge"][tone="missing"] { background: $missing_soft; color: $missing; }
QLabel[role="badge"][tone="accent"] { background: $accent_soft; color: $accent; }
QToolTip { background: $tip; color: $on_tip; border: 1px solid $tip; padding: 4px 6px; }
"""

_GROUNDS = """
QMainWindow, QDialog { background: $window; }
QFrame[role="card"] { background: $surface; border: 1px solid $hairline; border-radius: 6px; }
QFrame[role="drop"] { background: $window; border: 1px dashed $edge; border-radius: 6px; }
QFrame[role="drop"][over="true"] { background: $accent_soft; border: 1px solid $accent; }
QFrame[role="line"] { background: $hairline; border: none; }
QFrame[role="side"] { background: $side; border: none; border-right: 1px solid $hairline; }
QFrame[role="top"] { background: $surface; border: none; border-bottom: 1px solid $hairline; }
QFrame[role="status"] { background: $side; border: none; border-top: 1px solid $hairline; }
QFrame[role="inspector"] { background: $surface; border: none;
  border-left: 1px solid $hairline; }
QFrame[role="notice"] { background: $surface; border: 1px solid $border; border-radius: 6px; }
QFrame[role="notice"][tone="done"] { background: $done_soft; border-color: $done; }
QFrame[role="notice"][tone="due"] { background: $due_soft; border-color: $due; }
QFrame[role="notice"][tone="missing"] { background: $missing_soft; border-color: $missing; }
QFrame[role="popup"] { background: $surface; border: 1px solid $border; border-radius: 6px; }
QScrollArea { background: transparent; border: none; }
QScrollArea[role="paper"] { border: 2px solid transparent; border-radius: 6px; }
QScrollArea[role="paper"]:focus { border-color: $accent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $pressed; }
QGroupBox { border: none; margin-top: ${px_24}px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; padding: 0; }
"""

_BUTTONS = """
QPushButton { background: $surface; border: 1px solid $border; border-radius: 6px;
  padding: 4px 14px; min-height: ${px_20}px; }
QPushButton:hover { background: $hover; border-color: $edge; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 13px; }
QPushButton:disabled { background: $window; color: $faint; border-color: $hairline; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:pressed { background: $accent_pressed; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $pressed; color: $faint;
  border-color: $pressed; }
QPushButton[role="danger"] { color: $missing; border-color: $missing; }
QPushButton[role="danger"]:hover { background: $missing_soft; }
QPushButton::menu-indicator { image: url($controls/chevron-down.svg);
  subcontrol-position: right center; subcontrol-origin: padding; right: 6px;
  width: 14px; height: 14px; }
QPushButton[menu="true"] { padding-right: 26px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px;
  padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border: 2px solid $accent; padding: 3px; }
QToolButton:disabled { color: $faint; }
QToolButton[role="link"] { color: $accent; padding: 2px 6px; }
QToolButton[role="crumb"] { padding: 4px 24px 4px 8px; font-weight: 600; }
QToolButton[role="crumb"]:focus { padding: 3px 23px 3px 7px; }
QToolButton::menu-indicator { image: url($controls/chevron-down.svg);
  subcontrol-position: right center; subcontrol-origin: padding; right: 6px;
  width: 14px; height: 14px; }
QToolButton[role="chip"] { background: $surface; border: 1px solid $border;
  border-radius: ${px_13}px; padding: 2px 12px; min-height: ${px_20}px; }
QToolButton[role="chip"][menu="true"] { padding-right: 26px; }
QToolButton[role="chip"]:hover { border-color: $edge; }
QToolButton[role="chip"]:checked, QToolButton[role="chip"][set="true"] {
  background: $accent_soft; border-color: $accent; color: $accent; }
QToolButton[role="chip"]:focus { border: 2px solid $accent; padding: 1px 11px; }
QToolButton[role="chip"][menu="true"]:focus { padding-right: 25px; }
QToolButton[role="chip"][tone="missing"] { color: $missing; border-color: $missing; }
QToolButton[role="chip"][tone="due"] { color: $due; border-color: $due; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: $surface;
  border: 1px solid $edge; border-radius: 6px; padding: 4px 8px; color: $text;
  placeholder-text-color: $quiet;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: ${px_20}px; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $quiet; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus,
QComboBox:focus { border: 2px solid $accent; padding: 3px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled { background: $window; color: $faint; border-color: $hairline; }
QComboBox { padding-left: 10px; }
QComboBox:focus { padding-left: 9px; }
QLineEdit:read-only, QAbstractSpinBox[fixed="true"], QComboBox[fixed="true"] {
  background: $window; color: $text; }
QLineEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $missing;
  padding: 3px 7px; }
QLineEdit[role="search"] { background: $window; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 26px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url($controls/chevron-down.svg);
  width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border; outline: 0;
  padding: 4px; selection-background-color: $accent_soft; selection-color: $text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 22px;
  background: transparent; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url($controls/chevron-up.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url($controls/chevron-down.svg);
  width: 12px; height: 12px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: ${px_20}px; padding: 1px 3px;
  border: 1px solid transparent; border-radius: 4px; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QTableView::indicator, QListView::indicator, QTreeView::indicator {
  width: 14px; height: 14px; border: 1px solid $edge; border-radius: 4px;
  background: $surface; }
QCheckBox::indicator:focus, QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; border-color: $accent; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked { background: $accent; border-color: $accent;
  image: url($controls/check.svg); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
  image: url($controls/minus.svg); }
QCheckBox::indicator:disabled { background: $window; border-color: $hairline; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $edge;
  border-radius: 8px; background: $surface; }
QRadioButton::indicator:hover, QRadioButton::indicator:focus { border-color: $accent; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px;
  background: $on_accent; }
"""

_LISTS = """
QTableView, QListView, QTreeView { background: $surface; border: 1px solid $hairline;
  border-radius: 6px; outline: 0; selection-background-color: $accent_soft;
  selection-color: $text; }
QTableView::item { padding: 0 5px; border: none; border-bottom: 1px solid $hairline; }
QTableView[role="plain"] { border: 1px solid transparent; border-radius: 0; }
QTableView:focus, QListView:focus, QTreeView:focus { border-color: $accent; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
  background: $accent_soft; color: $text; }
QTableView::item:selected { border-bottom: 1px solid $accent; }
QTableView::item:focus { border: 1px solid $accent; padding: 0 4px; }
QTreeView::item { padding: 4px 4px; }
QListView::item { padding: 6px 8px; border-radius: 4px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView[role="hits"] { border: none; border-radius: 0; background: transparent; }
QTableView QLineEdit, QTableView QComboBox { border: 2px solid $accent; border-radius: 0;
  padding: 0 5px; min-height: 0; }
QHeaderView { background: $side; border: none; }
QHeaderView::section { background: $side; color: $quiet; border: none;
  border-bottom: 1px solid $hairline; padding: 0 8px; min-height: ${px_30}px; }
QHeaderView::section:hover, QHeaderView::section:vertical { color: $text; }
QHeaderView::down-arrow { image: url($controls/chevron-down.svg); width: 12px; height: 12px;
  subcontrol-position: right center; subcontrol-origin: padding; right: 2px; }
QHeaderView::up-arrow { image: url($controls/chevron-up.svg); width: 12px; height: 12px;
  subcontrol-position: right center; subcontrol-origin: padding; right: 2px; }
QTableCornerButton::section { background: $side; border: none; }
QTabWidget::pane { border: none; border-top: 1px solid $hairline; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $quiet; border: none; padding: 8px 10px;
  min-height: ${px_20}px; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:selected:focus { color: $accent; background: $accent_soft; }
QTabBar::tab:disabled { color: $faint; }
"""

_MOVING = """
QMenuBar { background: $surface; padding: 2px 8px; border: none; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $surface; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; min-height: ${px_20}px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; left: 6px; }
QMenu::indicator:checked { image: url($controls/tick.svg); }
QMenu::right-arrow { image: url($controls/chevron-right.svg); width: 14px; height: 14px; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $handle; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QProgressBar { background: $pressed; border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QProgressBar[tone="done"]::chunk { background: $done; }
"""

_SHEET = Template(_TEXT + _GROUNDS + _BUTTONS + _FIELDS + _LISTS + _MOVING)

TEXT_POINTS = {"text": 10.5, "note": 9.0, "section": 13.0, "title": 18.0, "figure": 22.0}
"""Sizes of type in points at 100 %."""


def style_sheet(colours: Colours, *, dark: bool, scale: float) -> str:
    """Return the sheet for one theme; ``scale`` multiplies type and the boxes that hold it."""
    tokens: dict[str, str] = dict(colours.tokens())
    tokens |= {f"pt_{name}": f"{points * scale:.2f}" for name, points in TEXT_POINTS.items()}
    tokens |= {f"px_{size}": str(round(size * scale)) for size in (13, 20, 24, 30)}
    controls = resource("icons", "controls", "dark" if dark else "light")
    tokens["controls"] = controls.as_posix()
    return _SHEET.substitute(tokens)
