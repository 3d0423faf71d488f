using System.Globalization;

[assembly: AssemblyFixture(typeof(GluteTriage.SuiteFigures))]

namespace GluteTriage;

/// <summary>Leaves what the suite has cost, in processor seconds with all it started, in the folder that TEST_FIGURES names.</summary>
public sealed class SuiteFigures : IDisposable
{
    private const string Stat = "/proc/self/stat";
    private const double TicksPerSecond = 100;

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("TEST_FIGURES") is { Length: > 0 } folder && File.Exists(Stat))
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(
                Path.Combine(folder, typeof(SuiteFigures).Assembly.GetName().Name + ".cpu"), CpuSeconds().ToString("0.0", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Of this process and of those it has waited for: user and system time, the 14th to 17th field.</summary>
    private static double CpuSeconds()
    {
        var stat = File.ReadAllText(Stat);
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ').Skip(11).Take(4).Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
