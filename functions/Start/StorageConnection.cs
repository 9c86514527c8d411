using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>
/// How the storage account is reached: by identity in Azure (three addresses), by connection string on one machine.
/// The setting is the Functions host's own, so that program and triggers always look at the same account.
/// </summary>
internal sealed record StorageConnection
{
    public const string Setting = "AzureWebJobsStorage";

    /// <summary>The connection string; null when an identity is used.</summary>
    public string? ConnectionString { get; private init; }

    public Uri? Blobs { get; private init; }

    public Uri? Queues { get; private init; }

    public Uri? Tables { get; private init; }

    /// <summary>Client id of the user-assigned identity; null for the system-assigned one.</summary>
    public string? ClientId { get; private init; }

    internal static StorageConnection Read(IConfiguration settings, List<string> faults)
    {
        var connectionString = settings[Setting];
        if (!string.IsNullOrWhiteSpace(connectionString))
            return new() { ConnectionString = Checked(connectionString, faults) };

        var addresses = new[] { "blobServiceUri", "queueServiceUri", "tableServiceUri" };
        if (addresses.All(address => string.IsNullOrWhiteSpace(settings[$"{Setting}:{address}"])))
            faults.Add(
                $"{Setting} is not set; set a connection string, or {string.Join(", ", addresses.Select(address => $"{Setting}__{address}"))} to use an identity."
            );
        else
            return new()
            {
                Blobs = Address(settings, addresses[0], faults),
                Queues = Address(settings, addresses[1], faults),
                Tables = Address(settings, addresses[2], faults),
                ClientId = settings[$"{Setting}:clientId"],
            };
        return new();
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

    private static string Checked(string connectionString, List<string> faults)
    {
        try
        {
            _ = new TableServiceClient(connectionString);
        }
        catch (Exception malformed)
            when (malformed is FormatException or ArgumentException or InvalidOperationException)
        {
            faults.Add($"{Setting} is not a connection string of a storage account.");
        }

        return connectionString;
    }

    private static Uri? Address(IConfiguration settings, string name, List<string> faults)
    {
        if (
            Uri.TryCreate(settings[$"{Setting}:{name}"], UriKind.Absolute, out var address)
            && address.Scheme == Uri.UriSchemeHttps
        )
            return address;
        faults.Add($"{Setting}__{name} is '{settings[$"{Setting}:{name}"]}'; set an https address.");
        return null;
    }
}
