using System.Globalization;
using Serverless.Analysis.Results;
using Serverless.Reporting.Releases;

namespace Serverless.Reporting.Exports.Sdmx;

/// <summary>
/// How the definitions of a wave's figures are known: by whom, under which name and in which version. A release is a
/// version; what is not published has a version that says so.
/// </summary>
/// <param name="Agency">Who maintains them: the organisation of the survey; the survey itself where it has none.</param>
/// <param name="Id">Survey and wave.</param>
/// <param name="Version">Semantic version, whose first number is that of the release.</param>
internal sealed record SdmxArtefact(string Agency, string Id, string Version)
{
    /// <summary>As data name their structure: <c>AGENCY:ID(VERSION)</c>.</summary>
    public string Reference => $"{Agency}:{Id}({Version})";

    public static SdmxArtefact Of(ResultsDocument results, ReleaseImprint? release)
    {
        var number = (release?.Number ?? 1).ToString(CultureInfo.InvariantCulture);
        return new(
            SdmxIdentifier.Name(release?.Organisation ?? results.Survey.Id),
            SdmxIdentifier.Name(results.Survey.Id, results.Wave.Id),
            $"{number}.0.0{(release is { IsDraft: false } ? "" : "-draft")}"
        );
    }

    /// <summary>The name of a list that goes with them.</summary>
    public string List(string what) => $"{Id}_{what}";

    /// <summary>The URN of the data structure definition.</summary>
    public string Structure => $"urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={Reference}";

    /// <summary>The URN of a list of codes.</summary>
    public string Codelist(string what) =>
        $"urn:sdmx:org.sdmx.infomodel.codelist.Codelist={Agency}:{List(what)}({Version})";

    /// <summary>The URN of a concept.</summary>
    public string Concept(string id) =>
        $"urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept={Agency}:{List(SdmxComponents.Concepts)}({Version}).{id}";
}
