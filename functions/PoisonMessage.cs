using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Serverless.Functions;

/// <summary>Messages that the host set aside after all retries, perhaps because they could not be read.</summary>
internal static class PoisonMessage
{
    /// <summary>The message; null when it is not one.</summary>
    public static T? Read<T>(string message, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(message, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What the host writes of a blob it gave up on.</summary>
internal sealed record PoisonBlob(string? ContainerName, string? BlobName);
