using Serverless.Pdf.Structure;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Pages;

/// <summary>What layout makes of a document: all that export needs, with nothing left to place.</summary>
/// <param name="Root">The structure tree; its elements get their content as pages are drawn.</param>
/// <param name="Outline">The headings that bookmarks list, in reading order.</param>
/// <param name="Destinations">For the id of each heading, its place.</param>
internal sealed record LaidOutDocument(
    DocumentProperties Properties,
    IReadOnlyList<Attachment> Attachments,
    IReadOnlyList<LaidOutPage> Pages,
    StructureElement Root,
    IReadOnlyList<OutlineEntry> Outline,
    IReadOnlyDictionary<string, Destination> Destinations
);

/// <summary>A page with all that is on it, counted down from the top of its text area.</summary>
internal sealed record LaidOutPage(PageSetup Setup, IReadOnlyList<RunningLine> RunningLines, IReadOnlyList<Mark> Marks);

/// <summary>Where on a page a running line is.</summary>
internal enum RunningPlace
{
    Header,
    Footer,
}

/// <summary>A line at the head or foot of a page, which screen readers skip.</summary>
/// <param name="Y">Height of its baseline, counted down from the top of the text area.</param>
internal sealed record RunningLine(RunningPlace Place, double Y, IReadOnlyList<Mark> Marks);

/// <summary>A place that bookmarks and links lead to: a page, from 0, and a height on it in points from its foot.</summary>
/// <param name="Element">The heading there.</param>
internal sealed record Destination(int Page, double Y, StructureElement? Element);
