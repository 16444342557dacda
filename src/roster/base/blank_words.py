"""What people and systems write where there is nothing to write."""

NOTHING = frozenset(
    {
        "",
        "无",
        "否",
        "-",
        "--",
        "—",
        "——",
        "–",
        "―",
        "/",
        "//",
        "\\",
        "0",
        "空",
        "没有",
        "暂无",
        "无无",
    }
    | {"NULL", "null", "None", "N/A", "\\N", "NaN", "nan"}
)
