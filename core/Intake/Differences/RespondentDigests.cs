using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Serverless.Intake.Differences;

/// <summary>
/// The respondents of a file by a 64-bit hash (XXH3) of their id, each with one of their answers: 16 bytes a respondent
/// whatever they answered, and neither ids nor answers can be read back. Of a million respondents two share a hash with
/// a chance of 3 in 100 million; the counts made of it would then be off by one.
/// </summary>
internal sealed class RespondentDigests
{
    private readonly List<Digest> _digests = [];
    private bool _isSorted;

    /// <summary>Notes a respondent, who is in the file once.</summary>
    public void Add(ReadOnlySpan<char> respondent, ReadOnlySpan<byte> answers)
    {
        _digests.Add(
            new Digest(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(respondent)), XxHash3.HashToUInt64(answers))
        );
        _isSorted = false;
    }

    /// <summary>How the respondents of <paramref name="after"/> differ from those of <paramref name="before"/>.</summary>
    public static RespondentDifference Difference(RespondentDigests before, RespondentDigests after)
    {
        var old = before.Sorted();
        var current = after.Sorted();
        var (added, gone, changed, same) = (0, 0, 0, 0);
        int i = 0,
            j = 0;
        while (i < old.Length && j < current.Length)
        {
            var order = old[i].Respondent.CompareTo(current[j].Respondent);
            if (order < 0)
            {
                gone++;
                i++;
            }
            else if (order > 0)
            {
                added++;
                j++;
            }
            else if (old[i++].Answers == current[j++].Answers)
                same++;
            else
                changed++;
        }

        return new RespondentDifference(added + current.Length - j, gone + old.Length - i, changed, same);
    }

    private ReadOnlySpan<Digest> Sorted()
    {
        if (!_isSorted)
            _digests.Sort((a, b) => a.Respondent.CompareTo(b.Respondent));
        _isSorted = true;
        return CollectionsMarshal.AsSpan(_digests);
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Digest(ulong Respondent, ulong Answers);
}

/// <summary>
/// How the respondents of two versions of a file differ, distinguished by their id and compared in everything that the
/// codebook reads of them, after reading: a label written for a code, or columns in another order, are no change.
/// </summary>
/// <param name="Added">Respondents only the new version has.</param>
/// <param name="Gone">Respondents only the old version has.</param>
/// <param name="Changed">Respondents in both with another answer, weight, stratum, cluster or link key.</param>
/// <param name="Unchanged">Respondents in both who are the same.</param>
public sealed record RespondentDifference(int Added, int Gone, int Changed, int Unchanged);
