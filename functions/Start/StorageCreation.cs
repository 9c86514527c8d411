using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>
/// Makes the containers, tables and queues of an account that is reached by connection string, once, before the first
/// function that needs them. In Azure the infrastructure makes them and the app's identity could not.
/// </summary>
internal sealed class StorageCreation(StorageAccount account) : IFunctionsWorkerMiddleware, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private volatile bool _made;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (!_made)
            await MakeAsync(context.CancellationToken);
        await next(context);
    }

    public void Dispose() => _turn.Dispose();

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!_made)
                await account.CreateMissingAsync(cancellationToken);
            _made = true;
        }
        finally
        {
            _turn.Release();
        }
    }
}
