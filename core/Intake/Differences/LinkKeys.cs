namespace Serverless.Intake.Differences;

/// <summary>The different link keys of a file, as they are written and in the forms in which they might match.</summary>
internal sealed class LinkKeys
{
    private readonly SortedHashes[] _byForm = [.. KeyForms.All.Select(_ => new SortedHashes())];

    private char[] _written = new char[UploadLimits.MaximumKeyLength];

    /// <summary>Notes a key, as often as it occurs; blank ones are none.</summary>
    public void Add(ReadOnlySpan<char> key)
    {
        if (key.IsEmpty)
            return;
        if (key.Length > _written.Length)
            Array.Resize(ref _written, key.Length);
        foreach (var form in KeyForms.All)
            _byForm[(int)form].Add(KeyForms.Write(key, form, _written));
    }

    /// <summary>How the keys of a wave match those of the wave before.</summary>
    public static LinkMatch Match(LinkKeys before, LinkKeys now)
    {
        var matching = Matching(KeyForm.AsWritten);
        return new LinkMatch(
            now._byForm[(int)KeyForm.AsWritten].Count,
            before._byForm[(int)KeyForm.AsWritten].Count,
            matching,
            [
                .. KeyForms
                    .Near.Select(form => new NearMatch(form, Matching(form)))
                    .Where(near => near.Matching > matching),
            ]
        );

        int Matching(KeyForm form) => now._byForm[(int)form].CountShared(before._byForm[(int)form]);
    }
}
