using Serverless.Analysis.Disclosure;

namespace Serverless.Core.Tests.Analysis;

/// <summary>What a share that is printed coarsely says of the count behind it.</summary>
internal static class PrintedShares
{
    /// <summary>All counts, of so many, that are printed as this share; any when it is not printed.</summary>
    public static List<int> Fitting(double? share, int of)
    {
        var precision = new Precision(Coarse: true);
        return
        [
            .. Enumerable
                .Range(0, of + 1)
                .Where(count =>
                    share is not { } printed || Math.Abs(precision.Share((double)count / of) - printed) < 1e-9
                ),
        ];
    }
}
