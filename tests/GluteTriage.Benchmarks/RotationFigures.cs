using System.Diagnostics;
using System.Globalization;
using GluteTriage.Sessions.AtRest;

namespace GluteTriage.Benchmarks;

/// <summary>How long another master key takes for the keys of many sessions.</summary>
internal static class RotationFigures
{
    private const int Sessions = 100_000;

    public static void Print()
    {
        var folder = Directory.CreateTempSubdirectory("glutetriage-rotation-");
        using (var keys = new SessionKeys(Path.Combine(folder.FullName, SessionKeys.FileName)))
        {
            keys.Prepare(() => false);
            foreach (var some in Enumerable.Range(1, Sessions).Select(number => (long)number).Chunk(10_000))
            {
                keys.Make(some);
            }

            var newer = Path.Combine(folder.FullName, "newer.key");
            MasterKey.Make(newer);
            var watch = Stopwatch.StartNew();
            var count = keys.Rotate(newer);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} keys wrapped anew in {watch.Elapsed.TotalSeconds:0.0} s"));
        }

        folder.Delete(recursive: true);
    }
}
