using System.Text;
using static System.FormattableString;

namespace Serverless.Intake.Answers;

/// <summary>
/// Builds the response set of a group and wave from packed rows, in the order of the file. Rows packed with an older
/// codebook are
/// carried over by column name and answer code. The same rows give the same set, whether they come from storage or from
/// a file.
/// </summary>
public sealed class ResponseSetBuilder
{
    private const ushort Gone = 65_532;

    private readonly ResponseColumns _columns;
    private readonly RowLayout _layout;
    private readonly AnswerTable _table;
    private readonly (int Source, ushort[]? Codes)[] _answers;
    private readonly int[] _numbers;
    private readonly TextBuilder[] _texts;

    /// <param name="columns">What the current codebook expects.</param>
    /// <param name="layout">What the rows were packed with; null for the current codebook.</param>
    /// <param name="expectedRows">Number of rows when it is known, so that columns need not grow.</param>
    /// <exception cref="InvalidDataException">The rows lack a column that the codebook has.</exception>
    public ResponseSetBuilder(ResponseColumns columns, RowLayout? layout = null, int expectedRows = 0)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _columns = columns;
        _layout = layout ?? RowLayout.Of(columns);
        _table = new AnswerTable(columns, expectedRows);
        var answers = Positions(_layout.Answers.Select(column => column.Name));
        var numbers = Positions(_layout.Numbers);
        var texts = Positions(_layout.Texts);
        _answers = [.. columns.Answers.Select(column => Source(column, Find(answers, column.Name)))];
        _numbers = [.. columns.Numbers.Select(column => Find(numbers, column.Name))];
        _texts =
        [
            .. columns
                .Texts.Where(field => field.Role != TextRole.Open)
                .Select(field => new TextBuilder(field.Name, Find(texts, field.Name), expectedRows)),
        ];
    }

    /// <summary>Adds the next respondent.</summary>
    /// <exception cref="InvalidDataException">The row does not fit the layout, or gives an answer the codebook no
    /// longer has.</exception>
    public void Add(ReadOnlySpan<byte> packed)
    {
        var row = new PackedRow(packed, _layout);
        var i = _table.AddRow();
        for (var column = 0; column < _answers.Length; column++)
        {
            var (source, map) = _answers[column];
            var code = row.Code(source);
            if (map is not null && code < ResponseSet.Blank)
                code = code < map.Length ? map[code] : Gone;
            if (code == Gone)
                throw new InvalidDataException(
                    Invariant(
                        $"Respondents were stored with an answer to '{_columns.Answers[column].Name}' that the codebook of survey '{_columns.Codebook.Survey}' no longer has. Restore the answer, or upload the responses of group '{_columns.Group.Id}' in wave '{_columns.Wave}' again."
                    )
                );
            _table.Codes[column][i] = code;
        }

        for (var column = 0; column < _numbers.Length; column++)
            _table.Numbers[column][i] = row.Number(_numbers[column]);
        foreach (var text in _texts)
            text.Add(row.Text(text.Source));
    }

    /// <summary>Applies routing and hands over the set; the builder is used up.</summary>
    public ResponseSet Build()
    {
        _table.Trim();
        new Routing(_table).Apply();
        return _table.AsSet(_texts.ToDictionary(text => text.Name, text => text.Build(), StringComparer.Ordinal));
    }

    /// <summary>Ticks and places are taken over as they are, answers by their code.</summary>
    private (int Source, ushort[]? Codes) Source(AnswerColumn column, int position)
    {
        if (column.IsOption)
            return (position, null);
        var current = column
            .Question.Answers.Select((answer, index) => (answer.Code, index))
            .ToDictionary(pair => pair.Code, pair => (ushort)pair.index, StringComparer.Ordinal);
        var stored = _layout.Answers[position].Codes ?? [];
        return (position, [.. stored.Select(code => current.GetValueOrDefault(code, Gone))]);
    }

    private int Find(Dictionary<string, int> positions, string name) =>
        positions.TryGetValue(name, out var position)
            ? position
            : throw new InvalidDataException(
                $"The codebook of survey '{_columns.Codebook.Survey}' has a column '{name}' that the stored responses of group '{_columns.Group.Id}' in wave '{_columns.Wave}' lack. Upload the responses again, or limit the question to other waves."
            );

    private static Dictionary<string, int> Positions(IEnumerable<string> names) =>
        names
            .Select((name, position) => (name, position))
            .ToDictionary(pair => pair.name, pair => pair.position, StringComparer.Ordinal);

    /// <summary>A column of texts in the making: values in order of first appearance.</summary>
    private sealed class TextBuilder(string name, int source, int expectedRows)
    {
        private readonly List<int> _indices = new(expectedRows);
        private readonly List<string> _values = [];
        private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
        private char[] _characters = new char[256];

        public string Name => name;

        public int Source => source;

        public void Add(ReadOnlySpan<byte> utf8)
        {
            if (utf8.IsEmpty)
            {
                _indices.Add(-1);
                return;
            }

            if (_characters.Length < utf8.Length)
                _characters = new char[utf8.Length];
            var text = _characters.AsSpan(0, Encoding.UTF8.GetChars(utf8, _characters));
            var known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!known.TryGetValue(text, out var index))
            {
                index = _values.Count;
                _values.Add(text.ToString());
                _known.Add(_values[index], index);
            }

            _indices.Add(index);
        }

        public TextColumn Build() => new([.. _indices], _values);
    }
}
