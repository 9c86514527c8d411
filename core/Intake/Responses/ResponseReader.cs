using System.Buffers;
using System.Runtime.CompilerServices;
using Serverless.Intake.Answers;
using Serverless.Intake.Differences;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Responses;

/// <summary>One respondent of an accepted file, ready to store.</summary>
/// <param name="Number">Place in the file, from 1.</param>
/// <param name="Respondent">The id within group and wave.</param>
/// <param name="Answers">The answers, see <see cref="PackedRow"/>.</param>
public sealed record PackedRespondent(int Number, string Respondent, ReadOnlyMemory<byte> Answers);

/// <summary>
/// Reads response files (CSV) as they stream past: first to check them, then, when they are accepted, to take their
/// rows.
/// Memory does not grow with the file, but for 16 bytes per respondent id while checking, and for the set that is asked
/// for.
/// </summary>
public static class ResponseReader
{
    /// <summary>Checks a whole file against the codebook.</summary>
    /// <param name="file">The file.</param>
    /// <param name="codebook">The codebook.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="group">The group.</param>
    /// <param name="gate">What names of strata are held against; null for a file that was accepted before.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentException">The codebook has no such wave or group.</exception>
    public static async Task<ValidationReport> CheckAsync(
        Stream file,
        Codebook codebook,
        string wave,
        string group,
        PageTextGate? gate = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        var columns = ResponseColumns.Of(codebook, wave, group);
        return await new ResponseCheck(columns, gate ?? PageTextGate.AnyFont).RunAsync(file, cancellationToken);
    }

    /// <summary>Checks a whole file against the codebook, and gathers what shows how another file differs.</summary>
    /// <param name="file">The file.</param>
    /// <param name="profile">An empty profile, which knows codebook, wave and group.</param>
    /// <param name="gate">What pages can show; null to let every character pass.</param>
    /// <param name="places">Where rows were in the file that this one was converted from; null for none.</param>
    /// <param name="cancellationToken">Stops checking.</param>
    public static async Task<ValidationReport> CheckAsync(
        Stream file,
        ResponseProfile profile,
        PageTextGate? gate = null,
        RowPlaces? places = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(profile);
        var check = new ResponseCheck(profile.OfColumns, gate ?? PageTextGate.AnyFont, profile, places);
        return await check.RunAsync(file, cancellationToken);
    }

    /// <summary>The rows of an accepted file, in file order.</summary>
    /// <param name="after">How many rows at the start to pass over, to resume where an earlier reading stopped.</param>
    /// <exception cref="InvalidDataException">The file is not one that <c>CheckAsync</c> accepts.</exception>
    public static async IAsyncEnumerable<PackedRespondent> RowsAsync(
        Stream file,
        Codebook codebook,
        string wave,
        string group,
        int after = 0,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        var issues = new IssueLog();
        await using var responses = await ResponseFile.OpenAsync(
            file,
            ResponseColumns.Of(codebook, wave, group),
            issues,
            cancellationToken,
            after
        );
        var packed = new ArrayBufferWriter<byte>(256);
        while (await responses.ReadAsync(cancellationToken) && issues.Count == 0)
        {
            packed.ResetWrittenCount();
            PackedRow.Write(responses.Row, packed);
            yield return new PackedRespondent(
                responses.Row.Number,
                responses.Row.Respondent.ToString(),
                packed.WrittenSpan.ToArray()
            );
        }

        Accepted(issues, wave, group);
    }

    /// <summary>The response set of an accepted file.</summary>
    /// <param name="expectedRows">Number of rows when it is known (from the report), so that columns need not
    /// grow.</param>
    /// <exception cref="InvalidDataException">The file is not one that <c>CheckAsync</c> accepts.</exception>
    public static async Task<ResponseSet> SetAsync(
        Stream file,
        Codebook codebook,
        string wave,
        string group,
        int expectedRows = 0,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        var issues = new IssueLog();
        var columns = ResponseColumns.Of(codebook, wave, group);
        var builder = new ResponseSetBuilder(columns, expectedRows: expectedRows);
        await using var responses = await ResponseFile.OpenAsync(file, columns, issues, cancellationToken);
        var packed = new ArrayBufferWriter<byte>(256);
        while (await responses.ReadAsync(cancellationToken) && issues.Count == 0)
        {
            packed.ResetWrittenCount();
            PackedRow.Write(responses.Row, packed);
            builder.Add(packed.WrittenSpan);
        }

        Accepted(issues, wave, group);
        return builder.Build();
    }

    private static void Accepted(IssueLog issues, string wave, string group)
    {
        if (issues.Count > 0)
            throw new InvalidDataException(
                $"The response file of group '{group}' in wave '{wave}' is not one that was accepted: {issues.Listed[0].Message}"
            );
    }
}
