using Serverless.Pdf.Charts;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Layout;

/// <summary>Panels in a grid; those in one row share its height.</summary>
internal static class SmallMultiplesLayout
{
    private const double Gutter = 22;

    public static List<Slice> Lay(Composer composer, SmallMultiples multiples, double width, StructureElement parent)
    {
        var panel = (width - (Gutter * (multiples.PerRow - 1))) / multiples.PerRow;
        var slices = new List<Slice>();
        for (var first = 0; first < multiples.Panels.Count; first += multiples.PerRow)
        {
            var row = multiples
                .Panels.Skip(first)
                .Take(multiples.PerRow)
                .Select(chart => ChartLayout.Lay(composer, chart, panel, parent))
                .ToList();
            var height = row.Max(SliceStack.Height);
            if (height > composer.Document.Page.TextHeight)
            {
                foreach (var chart in multiples.Panels.Skip(first).Take(multiples.PerRow))
                    slices.AddRange(ChartLayout.Lay(composer, chart, width, parent));
                continue;
            }

            var marks = new List<Mark>();
            for (var i = 0; i < row.Count; i++)
                marks.AddRange(SliceStack.Merge(row[i], i * (panel + Gutter), 0));
            slices.Add(
                new Slice(height, marks) { Before = composer.Typography.Leading, After = composer.Typography.Leading }
            );
        }

        return slices;
    }
}
