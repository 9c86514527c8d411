using Serverless.Pdf.Pages;

namespace Serverless.Pdf.Writing;

/// <summary>
/// Bookmarks: the headings as a tree. Parts are closed when there are several, so that the list stays short.
/// </summary>
internal static class Outline
{
    /// <returns>The object number of the outline, or 0 when there is no heading.</returns>
    public static int Write(ObjectFile file, IReadOnlyList<OutlineEntry> entries, Places places)
    {
        if (entries.Count == 0)
            return 0;
        var root = file.Reserve();
        var numbers = new int[entries.Count];
        var parents = new int[entries.Count];
        var top = new List<int>();
        var children = new List<int>[entries.Count];
        for (var i = 0; i < entries.Count; i++)
        {
            numbers[i] = file.Reserve();
            children[i] = [];
            // The entry before is the parent, or an ancestor of it is.
            var parent = i - 1;
            while (parent >= 0 && entries[parent].Level >= entries[i].Level)
                parent = parents[parent];
            parents[i] = parent;
            (parent < 0 ? top : children[parent]).Add(i);
        }

        var open = top.Count == 1;
        for (var i = 0; i < entries.Count; i++)
        {
            var siblings = parents[i] < 0 ? top : children[parents[i]];
            var place = siblings.IndexOf(i);
            var body = file.Begin(numbers[i])
                .Add("<</Title ")
                .Add(PdfString.Of(entries[i].Text))
                .Add(" /Parent ")
                .Reference(parents[i] < 0 ? root : numbers[parents[i]]);
            places.Add(body, entries[i].Id);
            if (place > 0)
                body.Add(" /Prev ").Reference(numbers[siblings[place - 1]]);
            if (place + 1 < siblings.Count)
                body.Add(" /Next ").Reference(numbers[siblings[place + 1]]);
            var below = children[i];
            if (below.Count > 0)
                body.Add(" /First ")
                    .Reference(numbers[below[0]])
                    .Add(" /Last ")
                    .Reference(numbers[below[^1]])
                    .Add(" /Count ")
                    .Add(open && parents[i] < 0 ? below.Count : -below.Count);
            body.Add(">>");
            file.End();
        }

        var visible = top.Count + (open ? children[top[0]].Count : 0);
        file.Begin(root)
            .Add("<</Type /Outlines /First ")
            .Reference(numbers[top[0]])
            .Add(" /Last ")
            .Reference(numbers[top[^1]])
            .Add(" /Count ")
            .Add(visible)
            .Add(">>");
        file.End();
        return root;
    }
}
