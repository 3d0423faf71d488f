using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;
using UAStructure = PdfSharp.UniversalAccessibility.StructureBuilder;

namespace GluteTriage.Web.Summaries;

/// <summary>A summary as a PDF file on A4, with headings and paragraphs a screen reader finds. The same summary gives the same pages.</summary>
internal static class SummaryPdf
{
    private const double Margin = 48;
    private const double Leading = 1.32;

    static SummaryPdf() => GlobalFontSettings.FontResolver = new EmbeddedFont();

    /// <param name="title">The name of the document, and its first line.</param>
    /// <param name="head">Of which answers it is, when they were given and under which release; repeated at the foot of each page.</param>
    public static byte[] Write(string title, string head, IEnumerable<SummaryPart> parts, DateTimeOffset at)
    {
        using var document = new PdfDocument();
        document.Info.Title = title;
        document.Info.Creator = "GluteTriage";
        document.Info.CreationDate = document.Info.ModificationDate = at.UtcDateTime;
        document.Language = "en";
        var structure = UAManager.ForDocument(document);
        var paper = new Paper(document, structure.StructureBuilder, head);
        paper.Write(title, PdfBlockLevelElementTag.Heading1, 14, bold: true, before: 0, indent: 0);
        paper.Write(head, PdfBlockLevelElementTag.Paragraph, 9, bold: false, before: 2, indent: 0);
        foreach (var part in parts)
        {
            paper.Write(part.Heading, PdfBlockLevelElementTag.Heading2, 10.5, bold: true, before: 9, indent: 0, after: 2);
            foreach (var line in part.Lines)
            {
                paper.Write(line.ToString(), PdfBlockLevelElementTag.Paragraph, 9.5, bold: false, before: 1.5, indent: 10);
            }
        }

        paper.End();
        using var file = new MemoryStream();
        document.Save(file, closeStream: false);
        return file.ToArray();
    }

    /// <summary>Where on which page the next line goes.</summary>
    private sealed class Paper(PdfDocument document, UAStructure structure, string foot)
    {
        private static readonly XSize Size = new(595, 842);

        private XGraphics? page;
        private double top;

        /// <param name="after">How much room has to be left below, so that a heading does not stand alone at the foot.</param>
        public void Write(string text, PdfBlockLevelElementTag tag, double size, bool bold, double before, double indent, int after = 0)
        {
            var font = new XFont(EmbeddedFont.Name, size, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular);
            var step = size * Leading;
            top += before;
            var isOpen = false;
            foreach (var line in Wrapped(text, font, Size.Width - (2 * Margin) - indent))
            {
                if (page is null || top + (step * (1 + after)) > Size.Height - Margin)
                {
                    Close(isOpen);
                    isOpen = false;
                    Turn();
                }

                if (!isOpen)
                {
                    structure.BeginElement(tag);
                    isOpen = true;
                }

                page!.DrawString(line, font, XBrushes.Black, new XPoint(Margin + indent, top + size));
                top += step;
            }

            Close(isOpen);
        }

        public void End() => page?.Dispose();

        private void Close(bool isOpen)
        {
            if (isOpen)
            {
                structure.End();
            }
        }

        private void Turn()
        {
            page?.Dispose();
            var sheet = document.AddPage();
            (sheet.Width, sheet.Height) = (XUnitPt.FromPoint(Size.Width), XUnitPt.FromPoint(Size.Height));
            page = XGraphics.FromPdfPage(sheet);
            top = Margin;
            structure.BeginArtifact();
            page.DrawString(
                string.Create(CultureInfo.InvariantCulture, $"{foot} · {document.PageCount}"),
                new XFont(EmbeddedFont.Name, 7),
                XBrushes.Black,
                new XPoint(Margin, Size.Height - (Margin / 2)));
            structure.End();
        }

        private IEnumerable<string> Wrapped(string text, XFont font, double width)
        {
            if (page is null)
            {
                Turn();
            }

            var line = "";
            foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && page!.MeasureString(longer, font).Width > width)
                {
                    yield return line;
                    longer = word;
                }

                line = longer;
            }

            yield return line;
        }
    }

    /// <summary>The one font of the file travels with the program, so that no machine has to have any.</summary>
    private sealed class EmbeddedFont : IFontResolver
    {
        public const string Name = "DejaVu Sans";

        public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(Name, isBold, isItalic);

        public byte[]? GetFont(string faceName)
        {
            using var file = typeof(SummaryPdf).Assembly.GetManifestResourceStream("GluteTriage.Web.Summaries.Fonts.DejaVuSans.ttf")!;
            using var font = new MemoryStream();
            file.CopyTo(font);
            return font.ToArray();
        }
    }
}
