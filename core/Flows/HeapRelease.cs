namespace Serverless.Flows;

/// <summary>Gives back the memory a large file left behind, so that the next step does not come on top of it.</summary>
internal static class HeapRelease
{
    /// <summary>Rows that leave enough behind to be worth the pause of a few tenths of a second.</summary>
    private const int ManyRows = 50_000;

    public static void ReleaseAfter(int rows)
    {
        if (rows > ManyRows)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
