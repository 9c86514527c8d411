namespace Serverless.Surveys.Reading;

/// <summary>
/// The properties each object of a codebook may have. The published JSON Schema lists the same; a test compares them.
/// </summary>
internal static class CodebookShape
{
    public static readonly string[] Codebook =
    [
        "$schema",
        "survey",
        "title",
        "commissioner",
        "commissioners",
        "contact",
        "notice",
        "waves",
        "groups",
        "chapters",
        "responses",
        "blanks",
        "encoding",
        "questions",
        "subgroups",
        "profiles",
        "ratios",
        "crossTables",
        "keyFigures",
        "settings",
        "release",
        "openData",
    ];

    public static readonly string[] Contact = ["name", "email", "url"];

    public static readonly string[] Release = ["mode", "at"];

    public static readonly string[] OpenData = ["licence", "themes"];

    public static readonly string[] Text = [.. Languages.All.Select(language => language.Code())];

    public static readonly string[] Wave =
    [
        "id",
        "title",
        "fieldworkStart",
        "fieldworkEnd",
        "comparedWith",
        "answersKeptUntil",
        "commissioners",
    ];

    public static readonly string[] Group =
    [
        "id",
        "label",
        "identifiable",
        "optionalIn",
        "design",
        "weighting",
        "columns",
        "replicateWeights",
        "refusalReasons",
        "coverage",
        "representativeness",
    ];

    public static readonly string[] RefusalReason = ["code", "label"];

    public static readonly string[] Design = ["kind", "strata", "finitePopulationCorrection", "lonelyPsu"];

    public static readonly string[] Weighting =
    [
        "method",
        "margins",
        "numericMargins",
        "bounds",
        "trimming",
        "missingMargin",
        "allowNegativeWeights",
    ];

    public static readonly string[] Bounds = ["lower", "upper"];

    public static readonly string[] Trimming = ["cap", "floor", "recalibrate"];

    public static readonly string[] Columns =
    [
        "respondent",
        "cluster",
        "subcluster",
        "clusterSize",
        "inclusionProbability",
        "baseWeight",
        "link",
    ];

    public static readonly string[] ReplicateWeights =
    [
        "first",
        "last",
        "method",
        "rho",
        "scale",
        "scales",
        "aroundEstimate",
        "degreesOfFreedom",
    ];

    public static readonly string[] Chapter = ["id", "title", "background"];

    public static readonly string[] Question =
    [
        "id",
        "type",
        "chapter",
        "text",
        "textByGroup",
        "shortText",
        "baseText",
        "column",
        "separator",
        "groups",
        "waves",
        "routing",
        "answers",
        "items",
        "ordinal",
        "showMean",
        "showTotals",
        "showShareOfResponse",
        "showStandardDeviation",
        "showReliability",
        "percentiles",
        "multipleBase",
        "places",
        "minimum",
        "maximum",
        "decimals",
        "unit",
        "decimal",
        "thousands",
        "comparableWithPreviousWave",
        "comparison",
    ];

    public static readonly string[] Answer =
    [
        "code",
        "label",
        "column",
        "missing",
        "exclusive",
        "inSummary",
        "score",
        "groups",
        "waves",
    ];

    public static readonly string[] Item = ["id", "label", "column", "groups", "waves"];

    public static readonly string[] Subgroup = ["id", "label", "complementLabel", "groups", "when"];

    public static readonly string[] Profile =
    [
        "id",
        "label",
        "chapter",
        "groups",
        "questions",
        "atLeast",
        "patterns",
        "unclassifiedLabel",
    ];

    public static readonly string[] Pattern = ["id", "label", "fits"];

    public static readonly string[] Ratio =
    [
        "id",
        "label",
        "chapter",
        "groups",
        "numerator",
        "denominator",
        "decimals",
        "unit",
    ];

    public static readonly string[] CrossTable = ["by", "item", "questions", "groups"];

    public static readonly string[] Settings =
    [
        "confidenceLevel",
        "alpha",
        "minimumBase",
        "smallCell",
        "dominance",
        "minimumChange",
        "maximumDelay",
        "minimumBaseForTests",
        "shareInterval",
        "quantileRule",
        "quantileInterval",
        "rankScores",
        "degreesOfFreedom",
        "correction",
        "nonResponse",
        "pairedChange",
        "profilePages",
    ];

    public static readonly string[] Condition =
    [
        "question",
        "item",
        "is",
        "has",
        "min",
        "max",
        "answered",
        "all",
        "any",
        "not",
    ];
}
