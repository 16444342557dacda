"""Codes of units."""

from __future__ import annotations

from roster.base.words import Code


class DivisionTier(Code):
    """Rank of a unit in the code tree (DOMAIN.md section 1.1)."""

    COUNTRY = "country", "全国", "country"
    PROVINCE = "province", "省", "province"
    CITY = "city", "市", "city"
    COUNTY = "county", "县（市、区）", "county"
    TOWNSHIP = "township", "镇（街道）", "township"
    VILLAGE = "village", "村（社区）", "village"
