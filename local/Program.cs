namespace Serverless.Local;

internal static class Program
{
    private static async Task<int> Main()
    {
        await using var azurite = await Azurite.StartAsync();
        Console.WriteLine(azurite.ConnectionString);
        return 0;
    }
}
