namespace Serverless.Surveys.Reading;

/// <summary>Reads waves and target groups.</summary>
internal static class GroupFields
{
    public static readonly Wave UnreadableWave = new("", new LocalizedText(""), null, null, null);

    private static readonly WeightingPlan NoWeighting = new() { Method = WeightingMethod.None };

    public static TargetGroup UnreadableGroup { get; } =
        new()
        {
            Id = "",
            Label = new LocalizedText(""),
            Design = new SamplingDesign { Kind = SamplingKind.Sample },
            Weighting = NoWeighting,
        };

    public static Wave Wave(JsonFields fields) =>
        new(
            fields.Id(),
            fields.Label("title"),
            fields.OptionalDate("fieldworkStart"),
            fields.OptionalDate("fieldworkEnd"),
            fields.OptionalReference("comparedWith")
        )
        {
            AnswersKeptUntil = fields.OptionalDate("answersKeptUntil"),
            Commissioners = fields.OptionalLabels("commissioners", 1, CodebookLimits.MaximumCommissioners),
        };

    public static TargetGroup Group(JsonFields fields) =>
        new()
        {
            Id = fields.Id(),
            Label = fields.Label("label"),
            Identifiable = fields.Flag("identifiable", otherwise: false),
            OptionalIn = fields.OptionalReferences("optionalIn", 0, CodebookLimits.MaximumWaves) ?? [],
            Design = fields.Object("design", CodebookShape.Design) is { } design
                ? Design(design)
                : UnreadableGroup.Design,
            Weighting = fields.OptionalObject("weighting", CodebookShape.Weighting) is { } weighting
                ? Weighting(weighting)
                : NoWeighting,
            Columns = fields.OptionalObject("columns", CodebookShape.Columns) is { } columns
                ? Columns(columns)
                : new TechnicalColumns(),
            Replicates = fields.OptionalObject("replicateWeights", CodebookShape.ReplicateWeights) is { } replicates
                ? Replicates(replicates)
                : null,
            RefusalReasons = fields.OptionalObjects(
                "refusalReasons",
                1,
                CodebookLimits.MaximumRefusalReasons,
                CodebookShape.RefusalReason,
                reason => new RefusalReason(reason.Id("code"), reason.Label("label")),
                new RefusalReason("", new LocalizedText(""))
            ),
            Coverage = fields.OptionalReferences("coverage", 1, CodebookLimits.MaximumMargins) ?? [],
            Representativeness =
                fields.OptionalReferences("representativeness", 1, CodebookLimits.MaximumMargins) ?? [],
        };

    private static SamplingDesign Design(JsonFields fields)
    {
        fields.Required("kind", "the kind of design");
        return new SamplingDesign
        {
            Kind = fields.Choice("kind", SamplingKind.Sample),
            Strata = fields.OptionalReference("strata"),
            Correction = fields.FlagOr(
                "finitePopulationCorrection",
                whenTrue: PopulationCorrection.Always,
                whenFalse: PopulationCorrection.Off,
                otherwise: PopulationCorrection.Levels
            ),
            LonelyPsu = fields.Choice("lonelyPsu", LonelyPsu.Error),
        };
    }

    private static WeightingPlan Weighting(JsonFields fields)
    {
        fields.Required("method", "the weighting method");
        return new WeightingPlan
        {
            Method = fields.Choice("method", WeightingMethod.None),
            Margins = fields.OptionalReferences("margins", 0, CodebookLimits.MaximumMargins) ?? [],
            NumericMargins = fields.OptionalReferences("numericMargins", 0, CodebookLimits.MaximumMargins) ?? [],
            Bounds = fields.OptionalObject("bounds", CodebookShape.Bounds) is { } bounds ? Bounds(bounds) : null,
            Trimming = fields.OptionalObject("trimming", CodebookShape.Trimming) is { } trimming
                ? Trimming(trimming)
                : null,
            MissingMargin = fields.Choice("missingMargin", MissingMarginPolicy.Refuse),
            AllowNegativeWeights = fields.Flag("allowNegativeWeights", otherwise: false),
        };
    }

    private static WeightBounds Bounds(JsonFields fields)
    {
        fields.Required("lower", "a number");
        fields.Required("upper", "a number");
        return new WeightBounds(
            fields.Number("lower", 0, 0.999_999, 0),
            fields.Number("upper", 1.000_001, 1_000, 1_000)
        );
    }

    private static TrimmingPlan Trimming(JsonFields fields) =>
        new(
            fields.Number("cap", 1.000_001, 1_000, 3),
            fields.Number("floor", 0, 0.999_999, 1.0 / 3),
            fields.Flag("recalibrate", otherwise: true)
        );

    private static ReplicateWeights Replicates(JsonFields fields)
    {
        fields.Required("first", "the first column");
        fields.Required("last", "the last column");
        fields.Required("method", "how they were made");
        return new ReplicateWeights
        {
            First = fields.OptionalColumn("first") ?? "",
            Last = fields.OptionalColumn("last") ?? "",
            Method = fields.Choice("method", ReplicateMethod.Other),
            Rho = fields.Number("rho", 0, 0.999_999, 0),
            Scale = fields.OptionalNumber("scale", 1e-9, 1e9),
            Scales = fields.OptionalNumbers("scales", 0, 1e9, Surveys.ReplicateWeights.MaximumCount),
            AroundEstimate = fields.Flag("aroundEstimate", otherwise: false),
            DegreesOfFreedom = fields.OptionalInteger("degreesOfFreedom", 1, 1_000_000),
        };
    }

    private static TechnicalColumns Columns(JsonFields fields) =>
        new()
        {
            Respondent = fields.OptionalColumn("respondent") ?? new TechnicalColumns().Respondent,
            Cluster = fields.OptionalColumn("cluster"),
            Subcluster = fields.OptionalColumn("subcluster"),
            ClusterSize = fields.OptionalColumn("clusterSize"),
            InclusionProbability = fields.OptionalColumn("inclusionProbability"),
            BaseWeight = fields.OptionalColumn("baseWeight"),
            Link = fields.OptionalColumn("link"),
        };
}
