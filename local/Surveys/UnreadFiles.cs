using Serverless.Surveys;

namespace Serverless.Local.Surveys;

/// <summary>Files of waves and groups that would not be read, which nobody would notice in the figures.</summary>
internal static class UnreadFiles
{
    /// <summary>Refuses a population or response file whose name is nearly right.</summary>
    /// <param name="path">The survey's folder.</param>
    /// <param name="codebook">The codebook, which names waves and groups.</param>
    /// <param name="files">The files that are read.</param>
    /// <exception cref="LocalRunException">There is one: in the folder of no wave or group, in capitals, or of a kind that
    /// is not read.</exception>
    public static void Refuse(string path, Codebook codebook, IReadOnlyList<SurveyFile> files)
    {
        // Names ignore case here, as some file systems do: "Responses.csv" may be the very file that is read.
        var read = files.Select(file => file.FullPath).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unread = Directory
            .EnumerateDirectories(path)
            .SelectMany(Directory.EnumerateDirectories)
            .SelectMany(Directory.EnumerateFiles)
            .Where(file => KindOf(file) is not null && !read.Contains(file))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
        if (unread is not null)
            throw new LocalRunException($"{unread} {Reason(unread, codebook)}");
    }

    /// <summary>Files that a wave waits for and the folder does not have.</summary>
    /// <param name="codebook">The codebook.</param>
    /// <param name="files">The files that are read.</param>
    /// <param name="waves">The waves to look at, by id.</param>
    public static IEnumerable<FileIssue> Missing(
        Codebook codebook,
        IReadOnlyList<SurveyFile> files,
        IEnumerable<string> waves
    ) =>
        from wave in waves
        where files.Any(file => file.Wave == wave && file.Kind == SurveyFileKind.Responses)
        from @group in codebook.Groups
        where codebook.Questions.Any(question => question.IsAskedOf(@group.Id, wave))
        where !@group.OptionalIn.Contains(wave, StringComparer.Ordinal)
        from kind in Kinds(@group)
        where !files.Any(file => file.Wave == wave && file.Group == @group.Id && file.Kind == kind)
        select new FileIssue(
            new SurveyFile("", kind, wave, @group.Id).Name,
            null,
            null,
            null,
            "missing-file",
            "There is no such file. Once uploaded, the wave waits for it, unless \"optionalIn\" in the codebook lets the wave do without this group."
        );

    private static SurveyFileKind[] Kinds(TargetGroup group) =>
        group.NeedsPopulation ? [SurveyFileKind.Population, SurveyFileKind.Responses] : [SurveyFileKind.Responses];

    private static string Reason(string file, Codebook codebook)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (
            codebook.Groups.All(group => group.Id != Path.GetFileName(folder))
            || codebook.Waves.All(wave => wave.Id != Path.GetFileName(Path.GetDirectoryName(folder)))
        )
            return $"is not in the folder of a wave and a group of the codebook. Waves: {string.Join(", ", codebook.Waves.Select(wave => wave.Id))}; "
                + $"groups: {string.Join(", ", codebook.Groups.Select(group => group.Id))}.";
        var names = SurveyFile.FileNames(KindOf(file)!.Value).ToList();
        return names.Contains(Path.GetFileName(file), StringComparer.OrdinalIgnoreCase)
            ? "is not read, because of its capitals. Rename it in lower case."
            : $"is not read. Save it as one of {string.Join(", ", names)}, or move it elsewhere.";
    }

    private static SurveyFileKind? KindOf(string file)
    {
        foreach (var kind in Enum.GetValues<SurveyFileKind>())
            if (
                SurveyFile
                    .BaseName(kind)
                    .Equals(Path.GetFileNameWithoutExtension(file), StringComparison.OrdinalIgnoreCase)
            )
                return kind;
        return null;
    }
}
