namespace Serverless.TestKit;

/// <summary>Waits for something that other programs bring about.</summary>
public static class Eventually
{
    /// <summary>Asks again and again until the answer is yes.</summary>
    /// <exception cref="TimeoutException">It was still no when patience ran out.</exception>
    public static async Task TrueAsync(Func<Task<bool>> question, TimeSpan patience)
    {
        using var stop = new CancellationTokenSource(patience);
        while (!await question())
        {
            if (stop.IsCancellationRequested)
                throw new TimeoutException($"did not come true within {patience}");
            await Task.Delay(10);
        }
    }
}
