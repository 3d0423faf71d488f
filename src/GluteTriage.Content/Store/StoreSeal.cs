using System.Security.Cryptography;
using AngleSharp.Html.Parser;
using Ganss.Xss;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine;
using Markdig;
using YamlDotNet.Core;

namespace GluteTriage.Content.Store;

/// <summary>
/// A line beside a store which says that this very build compiled its files without a fault and wrote these very bytes, so that the
/// files need not be compiled again. It finds damage, other builds and misplaced files; it does not hold off someone who may write
/// the folder.
/// </summary>
public static class StoreSeal
{
    /// <summary>Everything that takes part in what a file becomes: a change of any of it may find other faults.</summary>
    private static readonly Type[] Makers =
        [typeof(ContentCompiler), typeof(ClinicalContent), typeof(Parser), typeof(Markdown), typeof(HtmlSanitizer), typeof(HtmlParser)];

    /// <summary>Seals a store that has just been written from files without a fault.</summary>
    /// <exception cref="IOException">The store cannot be read or the seal not written.</exception>
    public static void Set(string store) => File.WriteAllText(PathOf(store), LineFor(store));

    /// <returns>False when there is no store or no seal, or when either or this build is not what it was.</returns>
    /// <exception cref="IOException">The store or its seal is there and cannot be read.</exception>
    public static bool Holds(string store) =>
        File.Exists(store) && File.Exists(PathOf(store)) && File.ReadAllText(PathOf(store)) == LineFor(store);

    /// <summary>Removes a store and its seal.</summary>
    /// <exception cref="IOException">One of them cannot be removed.</exception>
    public static void Remove(string store)
    {
        File.Delete(PathOf(store));
        File.Delete(store);
    }

    private static string PathOf(string store) => Path.ChangeExtension(store, ".seal");

    private static string LineFor(string store)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var maker in Makers)
        {
            sha.AppendData(maker.Module.ModuleVersionId.ToByteArray());
        }

        sha.AppendData(File.ReadAllBytes(store));
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
