using System.Globalization;
using System.Text.Json.Nodes;
using Serverless.Flows.Auditing;
using Serverless.Storage;
using Serverless.Storage.Auditing;
using Spectre.Console;
using static System.FormattableString;

namespace Serverless.Local.Access;

/// <summary>
/// Examines an audit log on this machine: every entry is fetched, its hash computed here, and the chain compared with the
/// ends that are known from elsewhere.
/// </summary>
public static class AuditCommand
{
    /// <summary>Does so; 0 when the log is as it was written, 1 with what is wrong.</summary>
    /// <param name="console">Where it is printed.</param>
    /// <param name="api">The API.</param>
    /// <param name="survey">The survey whose log it is; null for none.</param>
    /// <param name="organisation">The organisation whose log it is; null for none: then it is the deployment's.</param>
    /// <param name="heads">Ends that earlier examinations printed, <c>number:hash</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<int> VerifyAsync(
        IAnsiConsole console,
        ApiClient api,
        string? survey,
        string? organisation,
        IReadOnlyList<string> heads,
        CancellationToken cancellationToken
    )
    {
        var (chain, path) = ChainOf(survey, organisation);
        var verification = await api.SendAsync(HttpMethod.Get, $"{path}/verification", null, cancellationToken);
        var head = Head((string)verification["head"]!);
        AuditHead[] anchors =
        [
            .. verification["anchors"]!.AsArray().Select(anchor => Head((string)anchor!)),
            .. heads.Select(Head),
        ];
        var examination = new AuditExamination(chain, head, anchors);
        for (string? next = path; next is not null; )
        {
            var page = await api.SendAsync(HttpMethod.Get, next, null, cancellationToken);
            foreach (var entry in page["entries"]!.AsArray())
                examination.Add(Entry(entry!));
            next = ((string?)page["next"])?.Replace("/api/v1/", "", StringComparison.Ordinal);
        }

        var faults = examination.Faults();
        foreach (
            var fault in faults
                .Concat(verification["faults"]!.AsArray().Select(fault => (string)fault!))
                .Distinct(StringComparer.Ordinal)
        )
            console.WriteLine(fault);
        console.WriteLine(
            Invariant($"{chain.Name}: {examination.Entries} entries, compared with {anchors.Length} ends kept apart.")
        );
        console.WriteLine(Invariant($"Its end, to compare with later (--head): {head.Sequence}:{head.Hash}"));
        var isIntact = faults.Count == 0 && (bool)verification["intact"]!;
        console.WriteLine(isIntact ? "The log is as it was written." : "The log is NOT as it was written.");
        return isIntact ? 0 : 1;
    }

    private static (AuditChain Chain, string Path) ChainOf(string? survey, string? organisation)
    {
        if (survey is not null && organisation is not null)
            throw new LocalRunException("Name a survey or an organisation, not both.");
        if (survey is not null)
            return (AuditChain.OfSurvey(NameOf(survey)), $"surveys/{survey}/audit");
        return organisation is not null
            ? (AuditChain.OfOrganisation(NameOf(organisation)), $"organisations/{organisation}/audit")
            : (AuditChain.Deployment, "audit");
    }

    private static Name NameOf(string text) =>
        Name.TryParse(text, out var name)
            ? name
            : throw new LocalRunException($"'{text}' is not a name: lower-case letters, digits and hyphens.");

    private static AuditHead Head(string text) =>
        text.Split(':') is [var sequence, var hash]
        && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(number, hash)
            : throw new LocalRunException($"'{text}' is not the end of a log: number:hash is expected.");

    private static AuditEntry Entry(JsonNode json)
    {
        string Text(string property) => (string)json[property]!;
        return new()
        {
            Sequence = (long)json["sequence"]!,
            At = DateTimeOffset.ParseExact(
                Text("at"),
                "O",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal
            ),
            Event = new(AuditNames.Operation(Text("operation")), Id: "")
            {
                Wave = OptionalName(Text("wave")),
                Group = OptionalName(Text("group")),
                Subject = Text("subject"),
                VersionBefore = Text("versionBefore"),
                Version = Text("version"),
            },
            Actor = new(
                AuditNames.Kind(Text("actorKind")),
                Text("actorId"),
                OptionalName(Text("organisation")),
                Text("request")
            ),
            Previous = Text("previous"),
            Hash = Text("hash"),
        };
    }

    private static Name? OptionalName(string text) => Name.TryParse(text, out var name) ? name : null;
}
