using System.Net;
using System.Text.Json.Nodes;
using Serverless.Flows.Access;

namespace Serverless.Local.Access;

/// <summary>
/// The keys of a function app on this machine. The administrator's is made once and given to the app as a hash, as a
/// deployment does; with it an organisation is made, and a key that may do everything with that organisation's surveys.
/// </summary>
public sealed class LocalKeys(string folder)
{
    /// <summary>The organisation of this machine.</summary>
    public const string Organisation = "local";

    /// <summary>Where the administrator's key is kept.</summary>
    public string AdministratorFile { get; } = Path.Combine(folder, "administrator-key.txt");

    /// <summary>Where the organisation's key is kept.</summary>
    public string KeyFile { get; } = Path.Combine(folder, "key.txt");

    /// <summary>The administrator's key, the same in every run.</summary>
    public KeyText Administrator()
    {
        if (
            File.Exists(AdministratorFile) && KeyText.TryParse(File.ReadAllText(AdministratorFile).Trim(), out var kept)
        )
            return kept;
        var key = KeyText.New();
        Write(AdministratorFile, key.Text);
        return key;
    }

    /// <summary>The organisation's key: the one of earlier runs as long as the app takes it, otherwise a new one.</summary>
    public async Task<string> KeyAsync(Uri host, CancellationToken cancellationToken)
    {
        if (File.Exists(KeyFile))
        {
            var kept = (await File.ReadAllTextAsync(KeyFile, cancellationToken)).Trim();
            using var tried = new ApiClient(host, kept);
            var (status, _) = await tried.TrySendAsync(HttpMethod.Get, "caller", null, cancellationToken);
            if (status == HttpStatusCode.OK)
                return kept;
        }

        using var api = new ApiClient(host, Administrator().Text);
        var key = await IssueAsync(api, Organisation, cancellationToken);
        Write(KeyFile, key);
        return key;
    }

    /// <summary>Makes an organisation and a key that may do everything with its surveys.</summary>
    public static async Task<string> IssueAsync(ApiClient api, string organisation, CancellationToken cancellationToken)
    {
        await api.SendAsync(
            HttpMethod.Put,
            $"organisations/{organisation}",
            new JsonObject { ["title"] = $"{organisation}, on this machine" },
            cancellationToken
        );
        var roles = RoleNames.Of(RoleNames.OfOrganisation).Select(role => (JsonNode)role);
        var issued = await api.SendAsync(
            HttpMethod.Post,
            $"organisations/{organisation}/keys",
            new JsonObject { ["label"] = "made by the local run", ["roles"] = new JsonArray([.. roles]) },
            cancellationToken
        );
        return (string)issued["key"]!;
    }

    /// <summary>Nobody else on the machine reads the file.</summary>
    private static void Write(string file, string key)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(key);
    }
}
