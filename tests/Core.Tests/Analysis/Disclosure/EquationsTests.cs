using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using Serverless.Analysis.Disclosure;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>
/// Equations fix a combination of unknowns exactly when adding it does not raise their rank, which MathNet finds by
/// singular values.
/// </summary>
public sealed class EquationsTests
{
    private const int Unknowns = 6;

    private static readonly Gen<int[]> Row = Gen.Int[-1, 2].Array[Unknowns];

    private static readonly Gen<(int[][] Equations, int[] Combination)> Systems = Gen.OneOf(
        Gen.Select(Row.Array[0, 7], Row),
        // A combination that does follow: random ones hardly ever do.
        Gen.Select(Row.Array[1, 5], Gen.Int[-1, 1].Array[5]).Select((rows, factors) => (rows, Combined(rows, factors)))
    );

    [Fact]
    public void Row_space_fixes_what_does_not_raise_the_rank() =>
        Systems.Sample(system =>
        {
            var space = new RowSpace(Unknowns);
            foreach (var equation in system.Equations)
                space.Add(Array.ConvertAll(equation, x => (double)x));

            space.Unknowns.ShouldBe(Unknowns);
            space.Rows.Count().ShouldBe(Rank(system.Equations));
            space
                .Fixes(Array.ConvertAll(system.Combination, x => (double)x))
                .ShouldBe(Rank([.. system.Equations, system.Combination]) == Rank(system.Equations));
        });

    [Fact]
    public void Sparse_equations_fix_what_does_not_raise_the_rank_also_when_they_rest_on_others() =>
        Gen.Select(Systems, Gen.Int[0, 7])
            .Sample(
                (system, shared) =>
                {
                    var beneath = new LinearEquations();
                    foreach (var equation in system.Equations.Take(shared))
                        beneath.Add(Terms(equation));
                    var equations = new LinearEquations(beneath);
                    foreach (var equation in system.Equations.Skip(shared))
                        equations.Add(Terms(equation));

                    equations
                        .Fixes(Terms(system.Combination))
                        .ShouldBe(Rank([.. system.Equations, system.Combination]) == Rank(system.Equations));
                    beneath
                        .Fixes(Terms(system.Combination))
                        .ShouldBe(
                            Rank([.. system.Equations.Take(shared), system.Combination])
                                == Rank([.. system.Equations.Take(shared)])
                        );
                }
            );

    private static IEnumerable<Term> Terms(int[] row) => row.Select((x, unknown) => new Term(unknown, x));

    private static int[] Combined(int[][] rows, int[] factors)
    {
        var sum = new int[Unknowns];
        for (var r = 0; r < rows.Length; r++)
        for (var c = 0; c < Unknowns; c++)
            sum[c] += factors[r] * rows[r][c];
        return sum;
    }

    private static int Rank(int[][] rows) =>
        rows.Length == 0 ? 0 : Matrix<double>.Build.Dense(rows.Length, Unknowns, (r, c) => rows[r][c]).Rank();
}
