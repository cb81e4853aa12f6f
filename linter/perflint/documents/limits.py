"""The bounds of what perflint is willing to read; each is an option (`--option limits.NAME=VALUE`)."""

from pydantic import BaseModel, ConfigDict, Field


class Limits(BaseModel):
    """Bounds on one input file. Reaching one is reported with its number, never silent."""

    # Built only where there is something to validate: the defaults are sound.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    file_bytes: int = Field(default=100_000_000, gt=0, title="一个文件的大小（字节）", description="size of a file in bytes")
    zip_members: int = Field(
        default=2_000, gt=0, title="xlsx、docx 内部的部件数", description="members of a zip package (xlsx, docx)"
    )
    zip_bytes: int = Field(
        default=500_000_000, gt=0, title="xlsx、docx 解压后的大小（字节）", description="unpacked size of a zip package in bytes"
    )
    rows: int = Field(
        default=200_000, gt=0, title="一个工作表或一张表中有内容的行数", description="rows with content in one sheet or table"
    )
    columns: int = Field(default=512, gt=0, title="读取到第几列", description="highest column number that is read")
    cells: int = Field(default=3_000_000, gt=0, title="一个文件中有内容的单元格数", description="cells with content in one file")
    spans: int = Field(
        default=100_000, gt=0, title="一个工作表或一张表的合并区域数", description="merged ranges in one sheet or table"
    )
    span_columns: int = Field(
        default=1_000,
        gt=0,
        title="网页、Word 中一个合并单元格跨的列数",
        description="columns that one merged html or docx cell may cover",
    )
    covered_cells: int = Field(
        default=5_000_000,
        gt=0,
        title="一个文件中被网页、Word 合并单元格覆盖的格数",
        description="cells covered by merged html or docx cells in one file",
    )
    cell_characters: int = Field(default=32_767, gt=0, title="一个单元格的字符数", description="characters of one cell")
    comment_characters: int = Field(
        default=500_000, gt=0, title="一个文件全部批注的字符数", description="characters of all comments in one file"
    )
    nesting: int = Field(default=20, gt=0, title="表格中套表格的层数", description="tables inside tables")
    lines: int = Field(default=1_000_000, gt=0, title="文本文件的行数", description="lines of a text file")
    line_characters: int = Field(
        default=1_000_000, gt=0, title="文本文件一行的字符数", description="characters of one line of a text file"
    )
    elements: int = Field(
        default=500_000,
        gt=0,
        title="Word 的段落和表格行数、网页的标签数",
        description="paragraphs and table rows of a docx, tags of an html file",
    )
    tag_attributes: int = Field(default=256, gt=0, title="网页一个标签的属性数", description="attributes of one html tag")
    held_bytes: int = Field(
        default=10_000_000,
        gt=0,
        title="Word 一个段落或一个最外层表格行的 XML（字节）",
        description="XML of one paragraph or outermost table row of a docx, in bytes",
    )
    pages: int = Field(default=2_000, gt=0, title="PDF 的页数", description="pages of a pdf")
    stream_bytes: int = Field(
        default=50_000_000,
        gt=0,
        title="PDF 中一段数据流解压后的大小（字节）",
        description="unpacked size of one stream of a pdf in bytes",
    )
    streams_bytes: int = Field(
        default=500_000_000,
        gt=0,
        title="PDF 中图片以外全部数据流解压后的大小（字节）",
        description="unpacked size of all streams of a pdf but its pictures, in bytes",
    )
    page_bytes: int = Field(
        default=4_000_000,
        gt=0,
        title="PDF 一页的绘制指令（字节）",
        description="drawing instructions of one page of a pdf in bytes",
    )
    page_characters: int = Field(default=100_000, gt=0, title="PDF 一页的字符数", description="characters on one page of a pdf")
    page_objects: int = Field(
        default=200_000, gt=0, title="PDF 一页上画出的对象数", description="drawn objects on one page of a pdf"
    )
    image_pixels: int = Field(
        default=80_000_000, gt=0, title="一张图片的像素数", description="pixels of one picture, scanned page or photo"
    )
    recognised_pages: int = Field(
        default=40,
        gt=0,
        title="一个文件中识别的扫描页数（每页约6秒）",
        description="scanned pages that are recognised in one file, at about 6 seconds each",
    )
    page_cells: int = Field(default=200_000, gt=0, title="PDF 一页的表格单元格数", description="table cells on one page of a pdf")
    notices: int = Field(
        default=1_000, gt=0, title="一个工作表中同一种提示的条数", description="notices of one kind in one sheet"
    )
    convert_seconds: int = Field(
        default=60,
        gt=0,
        title="LibreOffice 转换一个文件的时间（秒）",
        description="seconds for the conversion of one doc, wps or rtf by LibreOffice",
    )
    convert_megabytes: int = Field(
        default=4_000,
        gt=0,
        title="LibreOffice 转换一个文件的内存（兆字节）",
        description="memory for the conversion of one doc, wps or rtf by LibreOffice, in megabytes",
    )
    file_seconds: int = Field(
        default=600,
        gt=0,
        title="工作进程检查一个文件的时间（秒）",
        description="seconds on the clock for one file in a worker process",
    )
    file_cpu_seconds: int = Field(
        default=300,
        gt=0,
        title="工作进程检查一个文件的计算时间（秒）",
        description="seconds of computing for one file in a worker process",
    )
    cache_megabytes: int = Field(
        default=500, gt=0, title="结果缓存的大小（兆字节）", description="size of the cache of results, in megabytes"
    )
    archive_members: int = Field(
        default=20_000,
        gt=0,
        title="一个压缩包中的文件数（包括里层压缩包的）",
        description="files in one archive, those of archives in it included",
    )
    archive_bytes: int = Field(
        default=2_000_000_000, gt=0, title="一个压缩包解压后的大小（字节）", description="unpacked size of one archive in bytes"
    )
    archive_ratio: int = Field(
        default=200,
        gt=0,
        title="zip 压缩包中 10 MB 以上的文件解压后与压缩时大小之比",
        description="unpacked over packed size of a zip member of 10 MB or more",
    )
    archive_depth: int = Field(
        default=3,
        gt=0,
        title="压缩包套压缩包的层数（最外层算一层）",
        description="archives inside archives, the outermost counted",
    )
    file_megabytes: int = Field(
        default=2_000,
        gt=0,
        title="工作进程检查一个文件占用的内存（兆字节）",
        description="memory that one file may take in a worker process, in megabytes",
    )
