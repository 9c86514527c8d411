using Serverless.Surveys;

namespace Serverless.Storage;

/// <summary>The kinds of file a survey is made from.</summary>
public enum UploadKind
{
    Codebook,
    Population,
    Responses,
    FactsheetTemplate,
}

/// <summary>Which input of which survey a file is; says where its versions and its pointer are kept.</summary>
public sealed record InputKey
{
    /// <summary>Partition of the pointers to codebooks; the bar keeps it apart from every survey's own.</summary>
    internal const string CodebooksPartition = "codebooks|";

    /// <summary>Partition of the pointers to house styles of organisations, which are no input of one survey.</summary>
    internal const string StylesPartition = "styles|";

    /// <summary>How names of lists end of what does not fit of a version.</summary>
    internal const string IssuesEnding = ".issues.json";

    private InputKey() { }

    public required Name Survey { get; init; }

    public required UploadKind Kind { get; init; }

    /// <summary>Wave of population and responses; null for the rest.</summary>
    public Name? Wave { get; private init; }

    /// <summary>Group of population and responses; null for the rest.</summary>
    public Name? Group { get; private init; }

    /// <summary>Partition of its pointer: those of codebooks share one, so that they can be listed.</summary>
    public string PartitionKey => Kind == UploadKind.Codebook ? CodebooksPartition : Survey.ToString();

    /// <summary>Row key of its pointer.</summary>
    public required string RowKey { get; init; }

    /// <summary>Folder of its versions among the raw files.</summary>
    public required string Folder { get; init; }

    private string Extension =>
        Kind switch
        {
            UploadKind.Codebook => "json",
            UploadKind.FactsheetTemplate => "md",
            _ => "csv",
        };

    public static InputKey Codebook(Name survey) =>
        new()
        {
            Survey = survey,
            Kind = UploadKind.Codebook,
            RowKey = survey.ToString(),
            Folder = $"{survey}/codebook/",
        };

    public static InputKey FactsheetTemplate(Name survey, Language language)
    {
        var name = language == Languages.OfReaders ? "factsheet-template" : $"factsheet-template-{language.Code()}";
        return new()
        {
            Survey = survey,
            Kind = UploadKind.FactsheetTemplate,
            RowKey = name,
            Folder = $"{survey}/{name}/",
        };
    }

    public static InputKey Population(Name survey, Name wave, Name group) =>
        OfGroup(UploadKind.Population, "population", survey, wave, group);

    public static InputKey Responses(Name survey, Name wave, Name group) =>
        OfGroup(UploadKind.Responses, "responses", survey, wave, group);

    /// <summary>The input whose pointer has these keys; null for a row about something else.</summary>
    internal static InputKey? OfPointer(string partitionKey, string rowKey)
    {
        if (partitionKey == CodebooksPartition)
            return Codebook(Name.Parse(rowKey));
        if (partitionKey == StylesPartition || ErasedRespondents.IsPartition(partitionKey))
            return null;
        var survey = Name.Parse(partitionKey);
        return OfGroupFile(survey, rowKey)
            ?? Languages
                .All.Select(language => FactsheetTemplate(survey, language))
                .FirstOrDefault(template => template.RowKey == rowKey);
    }

    /// <summary>The population or response file with this row key; null for a row key of anything else.</summary>
    internal static InputKey? OfGroupFile(Name survey, string rowKey) =>
        rowKey.Split('|') switch
        {
            ["population", var wave, var group] => Population(survey, Name.Parse(wave), Name.Parse(group)),
            ["responses", var wave, var group] => Responses(survey, Name.Parse(wave), Name.Parse(group)),
            _ => null,
        };

    /// <summary>The blob that holds what does not fit of the version in a file under a certain codebook.</summary>
    internal string IssuesBlobName(string fileName, string codebookVersion) =>
        $"{Folder}{fileName}.{codebookVersion}{IssuesEnding}";

    /// <summary>The blob of a file.</summary>
    internal string BlobName(string fileName) => $"{Folder}{fileName}.{Extension}";

    /// <summary>The response file a blob is a version of; null for a blob that is anything else.</summary>
    internal static InputKey? OfResponsesBlob(string blobName) =>
        blobName.Split('/') is [var survey, "waves", var wave, var group, "responses", var file]
        && file.Split('.') is [_, "csv"]
            ? Responses(Name.Parse(survey), Name.Parse(wave), Name.Parse(group))
            : null;

    private static InputKey OfGroup(UploadKind kind, string word, Name survey, Name wave, Name group) =>
        new()
        {
            Survey = survey,
            Kind = kind,
            Wave = wave,
            Group = group,
            RowKey = $"{word}|{wave}|{group}",
            Folder = $"{survey}/waves/{wave}/{group}/{word}/",
        };
}
