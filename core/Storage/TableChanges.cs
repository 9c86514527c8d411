using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>Changes of rows that must not undo what somebody else did.</summary>
internal static class TableChanges
{
    /// <summary>Replaces a row as it was read; false when somebody else changed or removed it since.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="changed">The row with its new values.</param>
    /// <param name="read">The tag it was read with.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<bool> TryReplaceAsync(
        this TableClient table,
        TableEntity changed,
        ETag read,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await table.UpdateEntityAsync(changed, read, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>
    /// Adds a row, or replaces it as it was read; false when somebody else added, changed or removed it since.
    /// </summary>
    /// <param name="table">Its table.</param>
    /// <param name="changed">The row with its new values.</param>
    /// <param name="read">The tag it was read with; null when there was no such row.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<bool> TryPutAsync(
        this TableClient table,
        TableEntity changed,
        ETag? read,
        CancellationToken cancellationToken
    )
    {
        if (read is { } tag)
            return await table.TryReplaceAsync(changed, tag, cancellationToken);
        try
        {
            await table.AddEntityAsync(changed, cancellationToken);
            return true;
        }
        catch (RequestFailedException present) when (present.Status == 409)
        {
            return false;
        }
    }
}
