using System.Text.Json.Nodes;
using Serverless.Flows.Access;
using Spectre.Console;

namespace Serverless.Local.Access;

/// <summary>Makes organisations, and issues, lists, rotates and revokes their keys.</summary>
public static class KeysCommand
{
    /// <summary>
    /// Makes a key for the administrator of a deployment, and the hash that the deployment knows it by. Nothing is called.
    /// </summary>
    public static Task<int> NewAsync(IAnsiConsole console)
    {
        var key = KeyText.New();
        console.WriteLine($"key   {key.Text}");
        console.WriteLine($"hash  {key.Hash}");
        console.WriteLine(
            "Keep the key in a vault. Give the deployment the hash: setting Access__AdministratorKeyHash."
        );
        return Task.FromResult(0);
    }

    /// <summary>Makes an organisation.</summary>
    public static async Task<int> OrganisationAsync(
        IAnsiConsole console,
        ApiClient api,
        string organisation,
        string title,
        CancellationToken cancellationToken
    )
    {
        var made = await api.SendAsync(
            HttpMethod.Put,
            $"organisations/{Escaped(organisation)}",
            new JsonObject { ["title"] = title },
            cancellationToken
        );
        console.WriteLine($"{made["organisation"]}  {made["title"]}");
        return 0;
    }

    /// <summary>Issues a key and prints it.</summary>
    public static async Task<int> IssueAsync(
        IAnsiConsole console,
        ApiClient api,
        string organisation,
        string label,
        IReadOnlyList<string> roles,
        DateTimeOffset? expiresAt,
        CancellationToken cancellationToken
    )
    {
        var body = new JsonObject { ["label"] = label, ["roles"] = new JsonArray([.. roles.Select(r => (JsonNode)r)]) };
        if (expiresAt is { } moment)
            body["expiresAt"] = moment;
        var issued = await api.SendAsync(
            HttpMethod.Post,
            $"organisations/{Escaped(organisation)}/keys",
            body,
            cancellationToken
        );
        Print(console, issued);
        return 0;
    }

    /// <summary>Lists an organisation's keys.</summary>
    public static async Task<int> ListAsync(
        IAnsiConsole console,
        ApiClient api,
        string organisation,
        CancellationToken cancellationToken
    )
    {
        var listed = await api.SendAsync(
            HttpMethod.Get,
            $"organisations/{Escaped(organisation)}/keys",
            null,
            cancellationToken
        );
        var table = new Table().AddColumns("id", "label", "roles", "expires", "last used", "");
        foreach (var key in listed["keys"]!.AsArray().Select(key => key!))
            table.AddRow([
                .. new[]
                {
                    (string)key["id"]!,
                    (string)key["label"]!,
                    string.Join(' ', key["roles"]!.AsArray().Select(role => (string)role!)),
                    ((string)key["expiresAt"]!)[..10],
                    (string?)key["lastUsedOn"] ?? "never",
                    State(key),
                }.Select(text => new Text(text)),
            ]);
        console.Write(table);
        return 0;
    }

    /// <summary>Issues a key in place of another, which stays valid for a while.</summary>
    public static async Task<int> RotateAsync(
        IAnsiConsole console,
        ApiClient api,
        string organisation,
        string key,
        int? overlapHours,
        CancellationToken cancellationToken
    )
    {
        var issued = await api.SendAsync(
            HttpMethod.Post,
            $"organisations/{Escaped(organisation)}/keys/{Escaped(key)}/rotation",
            overlapHours is { } hours ? new JsonObject { ["overlapHours"] = hours } : [],
            cancellationToken
        );
        Print(console, issued);
        return 0;
    }

    /// <summary>Revokes a key.</summary>
    public static async Task<int> RevokeAsync(
        IAnsiConsole console,
        ApiClient api,
        string organisation,
        string key,
        CancellationToken cancellationToken
    )
    {
        var revoked = await api.SendAsync(
            HttpMethod.Delete,
            $"organisations/{Escaped(organisation)}/keys/{Escaped(key)}",
            null,
            cancellationToken
        );
        console.WriteLine($"{revoked["id"]} was revoked at {revoked["revokedAt"]}.");
        return 0;
    }

    private static void Print(IAnsiConsole console, JsonNode issued)
    {
        console.WriteLine((string)issued["key"]!);
        console.WriteLine(
            $"This is key {issued["described"]!["id"]}. It is shown this once and kept nowhere; it expires on {((string)issued["described"]!["expiresAt"]!)[..10]}."
        );
    }

    private static string State(JsonNode key)
    {
        if (key["revokedAt"] is not null)
            return "revoked";
        return key["replacedBy"] is { } successor ? $"replaced by {successor}" : "";
    }

    private static string Escaped(string part) => Uri.EscapeDataString(part);
}
