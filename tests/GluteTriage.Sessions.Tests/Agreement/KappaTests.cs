using GluteTriage.Sessions.Agreement;

namespace GluteTriage.Sessions.Tests.Agreement;

/// <summary>Published worked examples, and a second way to each figure.</summary>
public sealed class KappaTests
{
    /// <summary>
    /// Westlund and Kurland (1953), two neurologists on multiple sclerosis, 149 patients of Winnipeg; in Landis and Koch (1977). Kappa,
    /// standard errors and intervals as the R package vcd prints them for its data set MSPatients (Friendly, psy6136, msdiag-agree).
    /// </summary>
    private static readonly int[,] Winnipeg = { { 38, 5, 0, 1 }, { 33, 11, 3, 0 }, { 10, 14, 5, 6 }, { 3, 7, 3, 10 } };

    /// <summary>The same study, 69 patients of New Orleans.</summary>
    private static readonly int[,] NewOrleans = { { 5, 3, 0, 0 }, { 3, 11, 4, 0 }, { 2, 13, 3, 4 }, { 1, 2, 4, 14 } };

    /// <summary>Fleiss, Cohen and Everitt (1969), 200 cases: proportions .53 .05 .02, .11 .14 .05, .01 .06 .03.</summary>
    private static readonly int[,] FleissCohenEveritt = { { 106, 10, 4 }, { 22, 28, 10 }, { 2, 12, 6 } };

    /// <summary>Cohen (1968), Table 1, 200 cases: proportions .44 .07 .09, .05 .20 .05, .01 .03 .06.</summary>
    private static readonly int[,] Cohen1968 = { { 88, 14, 18 }, { 10, 40, 10 }, { 2, 6, 12 } };

    /// <summary>Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions: 100 diagnoses of two psychiatrists.</summary>
    private static readonly int[,] FleissLevinPaik = { { 75, 1, 4 }, { 5, 4, 1 }, { 0, 0, 10 } };

    /// <summary>Landis and Koch (1977), two pathologists on 118 slides for carcinoma; in Agresti, Categorical Data Analysis.</summary>
    private static readonly int[,] Carcinoma = { { 22, 2, 2, 0 }, { 5, 7, 14, 0 }, { 0, 2, 36, 0 }, { 0, 1, 17, 10 } };

    [Fact]
    public void Winnipeg_unweighted_is_as_published() => Is(Kappa.Of(Winnipeg, Kappa.Same), 149, 0.208, 0.109, 0.307);

    [Fact]
    public void Winnipeg_linearly_weighted_is_as_published() => Is(Kappa.Of(Winnipeg, Kappa.Linear), 149, 0.380, 0.278, 0.481);

    [Fact]
    public void New_Orleans_unweighted_is_as_published() => Is(Kappa.Of(NewOrleans, Kappa.Same), 69, 0.297, 0.143, 0.450);

    [Fact]
    public void New_Orleans_linearly_weighted_is_as_published() => Is(Kappa.Of(NewOrleans, Kappa.Linear), 69, 0.477, 0.334, 0.620);

    [Fact]
    public void Fleiss_Cohen_and_Everitt_unweighted_is_0_429_with_variance_0_002885()
    {
        var kappa = Kappa.Of(FleissCohenEveritt, Kappa.Same)!;

        Assert.Equal(0.429, kappa.Value, 3);
        Assert.Equal(0.002885, Variance(kappa), 6);
    }

    [Fact]
    public void Fleiss_Cohen_and_Everitt_weighted_is_0_507_with_variance_0_003248()
    {
        double[,] weights = { { 1, 0, 0.4444 }, { 0, 1, 0.6667 }, { 0.4444, 0.6667, 1 } };

        var kappa = Kappa.Of(FleissCohenEveritt, (i, j, _) => weights[i, j])!;

        Assert.Equal(0.5071, kappa.Value, 4);
        Assert.Equal(0.003248, Variance(kappa), 6);
    }

    [Fact]
    public void Cohen_1968_is_0_348_weighted_and_0_492_unweighted()
    {
        double[,] disagreement = { { 0, 1, 3 }, { 1, 0, 6 }, { 3, 6, 0 } };

        Assert.Equal(0.348, Kappa.Of(Cohen1968, (i, j, _) => 1 - (disagreement[i, j] / 6))!.Value, 3);
        Assert.Equal(0.492, Kappa.Of(Cohen1968, Kappa.Same)!.Value, 3);
    }

    [Fact]
    public void Fleiss_Levin_and_Paik_is_0_68() => Assert.Equal(0.68, Kappa.Of(FleissLevinPaik, Kappa.Same)!.Value, 2);

    [Fact]
    public void Carcinoma_is_0_493_with_standard_error_0_057()
    {
        var kappa = Kappa.Of(Carcinoma, Kappa.Same)!;

        Assert.Equal(0.493, kappa.Value, 3);
        Assert.Equal(0.057, Math.Sqrt(Variance(kappa)), 3);
    }

    [Fact]
    public void Perfect_agreement_is_1_and_chance_is_0()
    {
        Assert.Equal(1, Kappa.Of(new[,] { { 7, 0 }, { 0, 5 } }, Kappa.Quadratic)!.Value, 12);
        Assert.Equal(0, Kappa.Of(new[,] { { 4, 6 }, { 8, 12 } }, Kappa.Quadratic)!.Value, 12);
    }

    /// <summary>Ten cases cannot show certainty; the formula for large samples would say that they do.</summary>
    [Fact]
    public void Where_no_two_ratings_differ_or_one_rater_never_does_there_is_no_interval()
    {
        int[][,] tables =
        [
            new[,] { { 5, 0 }, { 0, 5 } }, new[,] { { 200, 0, 0 }, { 0, 3, 0 }, { 0, 0, 9 } }, new[,] { { 6, 4 }, { 0, 0 } }, new[,] { { 3, 0 }, { 9, 0 } },
        ];

        foreach (var table in tables)
        {
            foreach (var weight in new Func<int, int, int, double>[] { Kappa.Same, Kappa.Linear, Kappa.Quadratic })
            {
                var kappa = Kappa.Of(table, weight)!;
                Assert.False(kappa.HasInterval);
                Assert.Equal((kappa.Value, kappa.Value), (kappa.Low, kappa.High));
            }
        }

        Assert.True(Kappa.Of(new[,] { { 5, 1 }, { 0, 5 } }, Kappa.Quadratic)!.HasInterval);
    }

    [Fact]
    public void A_share_of_all_or_none_keeps_an_interval()
    {
        Assert.True(Proportion.Of(10, 10)!.HasInterval);
        Assert.True(Proportion.Of(0, 10)!.HasInterval);
    }

    [Fact]
    public void Nothing_is_said_of_nothing_and_of_one_category_only()
    {
        Assert.Null(Kappa.Of(new int[3, 3], Kappa.Quadratic));
        Assert.Null(Kappa.Of(new[,] { { 40, 0 }, { 0, 0 } }, Kappa.Quadratic));
    }

    /// <summary>
    /// A second formula: kappa from disagreement over all pairs of ratings (Cohen 1968), and its standard error from drawing the sample
    /// anew.
    /// </summary>
    [Fact]
    public void On_random_tables_kappa_and_its_error_agree_with_a_second_computation()
    {
        var random = new Random(1969);
        for (var round = 0; round < 12; round++)
        {
            var ratings = Enumerable.Range(0, 300)
                .Select(_ => random.Next(5))
                .Select(truth => (One: Near(truth, random), Other: Near(truth, random)))
                .ToArray();

            var kappa = Kappa.Of(Table(ratings), Kappa.Quadratic)!;
            var drawn = Enumerable.Range(0, 400)
                .Select(_ => ByDisagreement([.. ratings.Select(_ => ratings[random.Next(ratings.Length)])]))
                .ToArray();
            var mean = drawn.Average();
            var error = Math.Sqrt(drawn.Sum(one => (one - mean) * (one - mean)) / (drawn.Length - 1));

            Assert.Equal(ByDisagreement(ratings), kappa.Value, 10);
            Assert.InRange(Math.Sqrt(Variance(kappa)) / error, 0.8, 1.25);
        }
    }

    private static int Near(int truth, Random random) => Math.Clamp(truth + random.Next(-1, 2), 0, 4);

    private static int[,] Table((int One, int Other)[] ratings)
    {
        var table = new int[5, 5];
        foreach (var (one, other) in ratings)
        {
            table[one, other]++;
        }

        return table;
    }

    private static double ByDisagreement((int One, int Other)[] ratings)
    {
        var seen = ratings.Average(pair => Math.Pow(pair.One - pair.Other, 2));
        var (one, other) = (ratings.Average(pair => pair.One), ratings.Average(pair => pair.Other));

        // The mean squared distance of two independent ratings is the sum of the variances and the squared distance of the means.
        var chance = ratings.Average(pair => Math.Pow(pair.One - one, 2)) + ratings.Average(pair => Math.Pow(pair.Other - other, 2))
            + Math.Pow(one - other, 2);
        return 1 - (seen / chance);
    }

    private static double Variance(Estimate kappa) => Math.Pow((kappa.High - kappa.Value) / 1.959963984540054, 2);

    private static void Is(Estimate? kappa, int n, double value, double low, double high)
    {
        Assert.Equal(n, kappa!.N);
        Assert.Equal(value, kappa.Value, 3);
        Assert.InRange(kappa.Low, low - 0.001, low + 0.001);
        Assert.InRange(kappa.High, high - 0.001, high + 0.001);
    }
}
