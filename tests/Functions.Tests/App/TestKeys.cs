using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Serverless.Flows.Access;
using Serverless.Storage;
using Serverless.Storage.Access;

namespace Serverless.Functions.Tests.App;

/// <summary>Keys for the tests, entered in storage as the program would have entered them.</summary>
internal static class TestKeys
{
    /// <summary>The organisation whose key tests call with, unless they say otherwise.</summary>
    public static Name Organisation { get; } = Name.Parse("proef");

    /// <summary>May do everything with the surveys of the organisation.</summary>
    public static KeyText Key { get; } = KeyText.New();

    /// <summary>The key of the deployment's administrator.</summary>
    public static KeyText Administrator { get; } = KeyText.New();

    /// <summary>Enters the organisation and its key in the storage of an app.</summary>
    public static async Task AddAsync(string connectionString)
    {
        var account = new StorageAccount(
            new BlobServiceClient(connectionString),
            new TableServiceClient(connectionString),
            new QueueServiceClient(connectionString)
        );
        await account.CreateMissingAsync(CancellationToken.None);
        if (await new AccessKeys(account).FindAsync(Key.Id, CancellationToken.None) is null)
            await AddAsync(account, Organisation, Key, RoleNames.OfOrganisation);
    }

    /// <summary>Enters a key of an organisation, which is made if need be.</summary>
    public static async Task AddAsync(
        StorageAccount account,
        Name organisation,
        KeyText key,
        Roles roles,
        DateTimeOffset? expiresAt = null,
        DateTimeOffset? revokedAt = null
    )
    {
        var now = TimeProvider.System.GetUtcNow();
        await new Organisations(account).AddAsync(
            new Organisation(organisation, $"{organisation}", now),
            CancellationToken.None
        );
        await new AccessKeys(account).AddAsync(
            new AccessKey
            {
                Id = key.Id,
                Hash = key.Hash,
                Organisation = organisation,
                Roles = string.Join(' ', RoleNames.Of(roles)),
                Label = "tests",
                CreatedAt = now,
                CreatedBy = "tests",
                ExpiresAt = expiresAt ?? now.AddDays(1),
                RevokedAt = revokedAt,
            },
            CancellationToken.None
        );
    }
}
