using System.Globalization;
using Serverless.Pdf.Structure;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Numbers notes in the order of their first reference; each note's element is where that is.</summary>
internal sealed class NoteNumbers(IReadOnlyList<Note> notes, StructureElement root)
{
    private readonly Dictionary<string, Note> _notes = notes.ToDictionary(n => n.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Referred> _referred = new(StringComparer.Ordinal);

    public int NumberOf(string id, StructureElement? place)
    {
        if (_referred.TryGetValue(id, out var known))
            return known.Number;
        var number = _referred.Count + 1;
        var element = new StructureElement("Note", place ?? root)
        {
            Id = "note-" + number.ToString(CultureInfo.InvariantCulture),
        };
        _referred[id] = new Referred(number, element);
        return number;
    }

    public StructureElement ElementOf(string id) => _referred[id].Element;

    public Note Note(string id) => _notes[id];

    private sealed record Referred(int Number, StructureElement Element);
}
