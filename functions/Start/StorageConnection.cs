using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>
/// How the storage account of the surveys is reached: by identity in Azure (three addresses), by connection string on one
/// machine. The triggers name the same setting, so that they and the program always look at the same account. In Azure it
/// is another account than the Functions host's own; where only that one is set, it holds the surveys too.
/// </summary>
internal sealed record StorageConnection
{
    public const string Setting = "SurveyStorage";

    private const string HostSetting = "AzureWebJobsStorage";

    private static readonly string[] Addresses = ["blobServiceUri", "queueServiceUri", "tableServiceUri"];

    /// <summary>The connection string; null when an identity is used.</summary>
    public string? ConnectionString { get; private init; }

    public Uri? Blobs { get; private init; }

    public Uri? Queues { get; private init; }

    public Uri? Tables { get; private init; }

    /// <summary>Client id of the user-assigned identity; null for the system-assigned one.</summary>
    public string? ClientId { get; private init; }

    internal static StorageConnection Read(IConfiguration settings, List<string> faults)
    {
        var name = IsSet(settings, Setting) || !IsSet(settings, HostSetting) ? Setting : HostSetting;
        if (!IsSet(settings, name))
        {
            faults.Add(
                $"{name} is not set; set a connection string, or {string.Join(", ", Addresses.Select(address => $"{name}__{address}"))} to use an identity."
            );
            return new();
        }

        var connectionString = settings[name];
        if (!string.IsNullOrWhiteSpace(connectionString))
            return new() { ConnectionString = Checked(name, connectionString, faults) };
        return new()
        {
            Blobs = Address(settings, $"{name}:{Addresses[0]}", faults),
            Queues = Address(settings, $"{name}:{Addresses[1]}", faults),
            Tables = Address(settings, $"{name}:{Addresses[2]}", faults),
            ClientId = settings[$"{name}:clientId"],
        };
    }

    /// <summary>The credential of the app's identity.</summary>
    public TokenCredential Credential() =>
        new ManagedIdentityCredential(
            string.IsNullOrWhiteSpace(ClientId)
                ? ManagedIdentityId.SystemAssigned
                : ManagedIdentityId.FromUserAssignedClientId(ClientId)
        );

    /// <summary>Opens the account. Nothing is called yet.</summary>
    public StorageAccount Open()
    {
        // Messages are base64 because that is what the host's queue trigger expects.
        var base64 = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        if (ConnectionString is not null)
            return new(
                new BlobServiceClient(ConnectionString),
                new TableServiceClient(ConnectionString),
                new QueueServiceClient(ConnectionString, base64)
            );
        var credential = Credential();
        return new(
            new BlobServiceClient(Blobs!, credential),
            new TableServiceClient(Tables!, credential),
            new QueueServiceClient(Queues!, credential, base64)
        );
    }

    /// <summary>Whether a connection is set, in whichever way.</summary>
    private static bool IsSet(IConfiguration settings, string name) =>
        Addresses
            .Select(address => settings[$"{name}:{address}"])
            .Append(settings[name])
            .Any(value => !string.IsNullOrWhiteSpace(value));

    private static string Checked(string name, string connectionString, List<string> faults)
    {
        try
        {
            _ = new TableServiceClient(connectionString);
        }
        catch (Exception malformed)
            when (malformed is FormatException or ArgumentException or InvalidOperationException)
        {
            faults.Add($"{name} is not a connection string of a storage account.");
        }

        return connectionString;
    }

    private static Uri? Address(IConfiguration settings, string key, List<string> faults)
    {
        if (Uri.TryCreate(settings[key], UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
            return address;
        var name = key.Replace(":", "__", StringComparison.Ordinal);
        faults.Add($"{name} is '{settings[key]}'; set an https address.");
        return null;
    }
}
