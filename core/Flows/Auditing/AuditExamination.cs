using Serverless.Storage.Auditing;
using static System.FormattableString;

namespace Serverless.Flows.Auditing;

/// <summary>
/// Examines the entries of a log, one after the other from the newest to the oldest: that each has the hash its content
/// gives, that each follows the one before it, that none is missing, and that the ends known from elsewhere are in it.
/// </summary>
/// <param name="chain">Which log.</param>
/// <param name="head">Its end as it was written down; entries after it were added since and are passed over.</param>
/// <param name="anchors">Ends that were kept apart.</param>
public sealed class AuditExamination(AuditChain chain, AuditHead head, IReadOnlyList<AuditHead> anchors)
{
    private const int MaximumFaults = 100;

    private readonly List<string> _faults = [];
    private readonly ILookup<long, string> _anchors = anchors.ToLookup(
        anchor => anchor.Sequence,
        anchor => anchor.Hash
    );
    private AuditEntry? _newer;

    /// <summary>How many entries were looked at.</summary>
    public long Entries { get; private set; }

    /// <summary>Looks at the next older entry.</summary>
    public void Add(AuditEntry entry)
    {
        if (_newer is null && entry.Sequence > head.Sequence && head != AuditHead.None)
            return;
        Entries++;
        if (entry.HashIn(chain) != entry.Hash)
            Report(Invariant($"Entry {entry.Sequence} was edited: its content does not give its hash."));
        if (_newer is null)
            CompareWithHead(entry);
        else
            CompareWithNewer(entry, _newer);
        foreach (var anchored in _anchors[entry.Sequence].Where(hash => hash != entry.Hash))
            Report(
                Invariant(
                    $"Entry {entry.Sequence} is not the one that was kept as the end of the log once ({anchored}): the log was written anew."
                )
            );
        _newer = entry;
    }

    /// <summary>What was found wrong, once all entries were looked at.</summary>
    public IReadOnlyList<string> Faults()
    {
        if (_newer is null)
        {
            if (head != AuditHead.None)
                Report(Invariant($"All {head.Sequence} entries are gone."));
        }
        else if (_newer.Sequence != 1)
            Report(Invariant($"Entries 1 to {_newer.Sequence - 1} are gone."));
        else if (_newer.Previous != AuditHead.None.Hash)
            Report("Entry 1 is not the first that was written.");
        var last = anchors.Count == 0 ? 0 : anchors.Max(anchor => anchor.Sequence);
        if (last > head.Sequence)
            Report(
                Invariant(
                    $"The log ends with entry {head.Sequence}, and once had {last}: its end was cut off, and the note of its end changed with it."
                )
            );
        return _faults;
    }

    private void CompareWithHead(AuditEntry newest)
    {
        if (head == AuditHead.None)
            Report("The note of the end of the log is gone.");
        else if (newest.Sequence < head.Sequence)
            Report(Invariant($"Entries {newest.Sequence + 1} to {head.Sequence}, the last ones, are gone."));
        else if (newest.Hash != head.Hash)
            Report(Invariant($"Entry {newest.Sequence} is not the one the log ended with."));
    }

    private void CompareWithNewer(AuditEntry entry, AuditEntry newer)
    {
        if (entry.Sequence == newer.Sequence - 1)
        {
            if (entry.Hash != newer.Previous)
                Report(
                    Invariant($"Entry {entry.Sequence} is not the one that entry {newer.Sequence} was written after.")
                );
        }
        else if (entry.Sequence < newer.Sequence)
            Report(Invariant($"Entries {entry.Sequence + 1} to {newer.Sequence - 1} are gone."));
        else
            Report(Invariant($"Entry {entry.Sequence} is out of order, behind entry {newer.Sequence}."));
    }

    private void Report(string fault)
    {
        if (_faults.Count < MaximumFaults)
            _faults.Add(fault);
    }
}
