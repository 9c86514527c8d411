using Serverless.Flows.Erasure;
using Serverless.Storage;

namespace Serverless.Flows.Uploads;

/// <summary>A response file that may be kept, without those who were erased.</summary>
/// <param name="File">The file.</param>
/// <param name="Content">What is in it.</param>
/// <param name="Erased">Everybody who was known to be erased when it was screened.</param>
/// <param name="LeftOut">Respondents who were left out because they were erased; the file is a copy then.</param>
internal sealed record CheckedResponses(StagedFile File, CheckedFile Content, ErasedIds Erased, int LeftOut)
    : IDisposable
{
    public void Dispose()
    {
        if (LeftOut > 0)
            File.Dispose();
    }
}
