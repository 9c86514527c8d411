using System.Buffers;
using Serverless.Intake.Answers;
using Serverless.Surveys;

namespace Serverless.Intake.Differences;

/// <summary>
/// What has to be known of a response file to say how another differs from it, gathered while it is checked: some 16
/// bytes a respondent, and as much again for link keys where the group has them.
/// </summary>
public sealed class ResponseProfile
{
    private readonly ArrayBufferWriter<byte> _packed = new(256);
    private readonly AnswerCounts[] _codes;
    private readonly (AnswerCounts Counts, int Column)[] _numbers;
    private readonly int _link;

    private ResponseProfile(ResponseColumns columns, bool withRespondents)
    {
        OfColumns = columns;
        Respondents = withRespondents ? new RespondentDigests() : null;
        _codes = [.. columns.Answers.Select(AnswerCounts.Of)];
        _numbers =
        [
            .. columns
                .Numbers.Index()
                .Where(column => column.Item.Question is not null)
                .Select(column => (AnswerCounts.Of(column.Item), column.Index)),
        ];
        _link = columns
            .Texts.Index()
            .FirstOrDefault(text => text.Item.Name == columns.Group.Columns.Link, (-1, null!))
            .Index;
        Links = _link < 0 ? null : new LinkKeys();
    }

    /// <summary>The wave of the file.</summary>
    public string Wave => OfColumns.Wave;

    /// <summary>Respondents in the file.</summary>
    public int Rows { get; private set; }

    /// <summary>Names of the columns in the header, those that are not used included.</summary>
    public IReadOnlyList<string> Header { get; internal set; } = [];

    /// <summary>The columns that are read.</summary>
    internal ResponseColumns OfColumns { get; }

    /// <summary>Null when respondents were not to be distinguished.</summary>
    internal RespondentDigests? Respondents { get; }

    /// <summary>Null when the group has no link key.</summary>
    internal LinkKeys? Links { get; }

    /// <summary>Every column of answers; of open questions nothing is kept.</summary>
    internal IEnumerable<AnswerCounts> Columns => _codes.Concat(_numbers.Select(number => number.Counts));

    /// <summary>An empty profile of a group's file in a wave.</summary>
    /// <param name="withRespondents">Whether respondents will be distinguished, which takes most of the memory.</param>
    /// <exception cref="ArgumentException">The codebook has no such wave or group.</exception>
    public static ResponseProfile For(Codebook codebook, string wave, string group, bool withRespondents = true) =>
        new(ResponseColumns.Of(codebook, wave, group), withRespondents);

    /// <summary>How the respondents differ from those of the present version.</summary>
    public RespondentDifference RespondentsAgainst(ResponseProfile present)
    {
        ArgumentNullException.ThrowIfNull(present);
        return RespondentDigests.Difference(Of(present), Of(this));

        static RespondentDigests Of(ResponseProfile profile) =>
            profile.Respondents
            ?? throw new InvalidOperationException("The profile was made without telling respondents apart.");
    }

    /// <summary>How the link keys match those of the wave before; null when the group has none.</summary>
    public LinkMatch? LinkTo(ResponseProfile earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return Links is { } now && earlier.Links is { } before ? LinkKeys.Match(before, now) : null;
    }

    /// <summary>Notes a respondent as read, before routing.</summary>
    internal void Add(ResponseRow row)
    {
        Rows++;
        if (_link >= 0)
            Links!.Add(row.Text(_link));
        if (Respondents is null)
            return;
        _packed.ResetWrittenCount();
        PackedRow.Write(row, _packed);
        Respondents.Add(row.Respondent, _packed.WrittenSpan);
    }

    /// <summary>Counts the answers of some respondents, to whom routing was applied.</summary>
    internal void Add(AnswerTable routed)
    {
        for (var column = 0; column < _codes.Length; column++)
            _codes[column].Add(routed.Codes[column].AsSpan(0, routed.Count));
        foreach (var (counts, column) in _numbers)
            counts.Add(routed.Numbers[column].AsSpan(0, routed.Count));
    }
}
