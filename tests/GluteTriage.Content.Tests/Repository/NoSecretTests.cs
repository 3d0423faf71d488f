using System.Diagnostics;
using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests.Repository;

/// <summary>Nothing that looks like a key or a password of a real service is in a file that is checked in.</summary>
public sealed partial class NoSecretTests
{
    private const int LargestText = 4 * 1024 * 1024;

    /// <summary>A value of random letters has more than this many bits in each of them; words and codes have fewer.</summary>
    private const double BitsOfChance = 3.9;

    [Fact]
    public async Task No_file_that_is_checked_in_holds_what_looks_like_a_secret()
    {
        Assert.SkipUnless(Path.Exists(Path.Combine(Shipped.Root, ".git")), "This is no checkout, so nothing says what is checked in.");
        var files = await CheckedInAsync();

        Assert.True(files.Count > 1000);
        NoFaults.In(files.Where(IsText).SelectMany(path => SecretsIn(SourceTree.Text(path)).Select(line => $"{path}:{line} holds what looks like a secret.")));
        NoFaults.In(files.Where(path => Path.GetExtension(path) is ".pfx" or ".p12" or ".pem" or ".key" or ".jks" or ".kdbx" or ".env")
            .Select(path => $"{path} is a file for keys: it belongs into no checkout."));
    }

    /// <summary>Each is put together here, so that this file holds none.</summary>
    [Theory]
    [InlineData("-----BEGIN ", "RSA PRIVATE KEY-----")]
    [InlineData("-----BEGIN ", "OPENSSH PRIVATE KEY-----")]
    [InlineData("AGE-SECRET-KEY-", "1QQPQZRYF2L8MGTVDW3S5JN4KHCE6UA7")]
    [InlineData("aws = AKIA", "J7QK2M5XW4RTZ3BN")]
    [InlineData("ghp_", "x7Kq2mZ9vB4nT1sR8wL3yD6cF5gH0jP2aE7u")]
    [InlineData("github_pat_", "11ABCDEFG0x7Kq2mZ9vB4nT1sR8wL3yD6cF5gH0jP2")]
    [InlineData("xoxb-", "2389471029-8dKq2mZ9vB4nT1sR8wL3")]
    [InlineData("AIza", "SyD3kQ9vB4nT1sR8wL3yD6cF5gH0jP2aE7u")]
    [InlineData("DefaultEndpointsProtocol=https;AccountKey=", "x7Kq2mZ9vB4nT1sR8wL3yD6cF5gH0jP2aE7uQw==")]
    [InlineData("postgres://app:", "x7Kq2mZ9@db.example.org/sessions")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.", "eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r")]
    [InlineData("\"ApiKey\": \"", "x7Kq2mZ9vB4nT1sR8wL3yD6c\"")]
    [InlineData("client_secret = '", "b8e1f0a97c2d4e63a5108f7b2c9d4e61'")]
    [InlineData("Password=", "x7Kq2mZ9vB4nT1sR8wL3;")]
    public void A_planted_secret_is_found(string begins, string ends) =>
        Assert.Equal(2, Assert.Single(SecretsIn($"first line\n{begins}{ends}\nlast line\n")));

    [Theory]
    [InlineData("\"contentHash\": \"yiFG6lPSgNFhraURmM/e4ROhbnNzMOZI1HxMvjNzn5lkc9dx3aN\"")]
    [InlineData("password = \"correct horse battery staple\"")]
    [InlineData("Keys:PasswordFile=/etc/glutetriage/keys.password")]
    [InlineData("token = SealedStep.SecureName")]
    [InlineData("secret = \"a-telling-reply-of-a-person\"")]
    public void What_only_speaks_of_secrets_is_let_be(string line) => Assert.Empty(SecretsIn(line));

    /// <returns>The numbers of the lines with one.</returns>
    private static IEnumerable<int> SecretsIn(string text) => text.Split('\n')
        .Select((line, at) => (Line: line, Number: at + 1))
        .Where(line => OfAKnownKind().IsMatch(line.Line) || Assigned().Matches(line.Line).Any(match => IsByChance(match.Groups[1].Value)))
        .Select(line => line.Number);

    private static bool IsByChance(string value) => value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter)
        && (IsHex().IsMatch(value) || BitsOfEach(value) > BitsOfChance);

    private static double BitsOfEach(string value) =>
        value.GroupBy(letter => letter).Select(same => same.Count() / (double)value.Length).Sum(share => -share * Math.Log2(share));

    private static bool IsText(string path)
    {
        var file = new FileInfo(Path.Combine(Shipped.Root, path));
        if (!file.Exists || file.Length > LargestText)
        {
            return false;
        }

        Span<byte> begin = stackalloc byte[1024];
        using var stream = file.OpenRead();
        return begin[..stream.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false)].IndexOf((byte)0) < 0;
    }

    private static async Task<IReadOnlyList<string>> CheckedInAsync()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z"]) { WorkingDirectory = Shipped.Root, RedirectStandardOutput = true })!;
        var said = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        Assert.Equal(0, git.ExitCode);
        return said.Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>What services and tools themselves mark as secret.</summary>
    [GeneratedRegex(
        "-----BEGIN [A-Z ]*PRIVATE KEY-----|AGE-SECRET-KEY-1[A-Z0-9]{20}|\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"
        + "|\\bgh[pousr]_[A-Za-z0-9]{36}|\\bgithub_pat_[A-Za-z0-9_]{30}"
        + "|\\bglpat-[\\w-]{20}|\\bnpm_[A-Za-z0-9]{36}|\\bxox[abprs]-[\\w-]{10}|\\bAIza[\\w-]{35}|AccountKey=[A-Za-z0-9+/]{20}"
        + "|\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{10}|[a-z]+://[\\w.-]+:[\\w!%&*+.-]{8,}@[\\w.-]+")]
    private static partial Regex OfAKnownKind();

    /// <summary>A long value given to a name that says it is secret.</summary>
    [GeneratedRegex("(?i:password|passwd|secret|token|api_?key|access_?key|private_?key)[\"']?\\s*[:=]\\s*[\"']?([A-Za-z0-9+/_=-]{20,})(?=[\"';\\s]|$)")]
    private static partial Regex Assigned();

    [GeneratedRegex("^[0-9a-f]{32,}$")]
    private static partial Regex IsHex();
}
