using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests.Repository;

/// <summary>What the programs do without cannot be attacked through them. Whoever brings one in meets its row in docs/security/asvs.yaml.</summary>
public sealed partial class NotUsedTests
{
    /// <summary>Where SQL is not a plain literal in its call: put together from our own words, with every value as a parameter or a number.</summary>
    private static readonly string[] SqlPutTogether =
    [
        "src/GluteTriage.Content/Search/ContentSearch.cs", "src/GluteTriage.Content/Search/SearchIndex.cs", "src/GluteTriage.Content/Store/ContentStore.cs",
        "src/GluteTriage.Content/Store/OlderStores.cs", "src/GluteTriage.Sessions/AtRest/EarlierTexts.cs", "src/GluteTriage.Sessions/AtRest/KeyFile.cs",
        "src/GluteTriage.Sessions/AtRest/SealedLog.cs", "src/GluteTriage.Sessions/Auditing/AuditVerification.cs",
        "src/GluteTriage.Sessions/Auditing/EarlierRows.cs", "src/GluteTriage.Sessions/Auditing/RowsCheck.cs",
        "src/GluteTriage.Sessions/Auditing/StoredEntry.cs", "src/GluteTriage.Sessions/Auditing/StoredRow.cs",
        "src/GluteTriage.Sessions/Backups/ErasedSince.cs", "src/GluteTriage.Sessions/Backups/Restoring.cs", "src/GluteTriage.Sessions/Backups/SetCheck.cs",
        "src/GluteTriage.Sessions/Reviewing/Inbox.cs", "src/GluteTriage.Sessions/Reviewing/SessionExport.cs", "src/GluteTriage.Sessions/SessionLogProbe.cs",
        "src/GluteTriage.Sessions/SqliteSettings.cs",
    ];

    /// <summary>Everything of the programs that people write, and the packages they are made with.</summary>
    private static readonly IReadOnlyList<(string Path, string Text)> Programs =
    [
        .. SourceTree.Code.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal)),
        .. new[] { "*.js", "*.csproj", "packages.lock.json" }
            .SelectMany(kind => Directory.EnumerateFiles(Path.Combine(Shipped.Root, "src"), kind, SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Shipped.Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(folder => folder is "bin" or "obj" or "App_Data"))
            .Select(path => (path, SourceTree.Text(path))),
    ];

    [Theory]
    [InlineData("LDAP", @"System\.DirectoryServices|Novell\.Directory|LdapConnection", "using System.DirectoryServices.Protocols;")]
    [InlineData("XPath", @"XPath|SelectNodes\(|SelectSingleNode\(", "document.SelectNodes(typed)")]
    [InlineData("LaTeX", "(?i)pdflatex|xelatex|lualatex|shell-escape", "pdflatex --shell-escape")]
    [InlineData("JNDI", @"\bJNDI\b|javax?\.naming", "javax.naming.InitialContext")]
    [InlineData("memcache", "(?i)memcache", "EnyimMemcachedCore")]
    [InlineData("mail", @"SmtpClient|ImapClient|MailKit|MimeKit|System\.Net\.Mail", "new SmtpClient()")]
    [InlineData("text messages", "Twilio|Vonage|SmsClient|PushManager", "Twilio.Rest")]
    [InlineData("GraphQL", "GraphQL|HotChocolate", "HotChocolate.AspNetCore")]
    [InlineData(
        "OAuth and OpenID Connect", @"OpenIdConnect|\bAddOAuth|OpenIddict|Duende|Authentication\.(OAuth|Google|MicrosoftAccount)",
        "AddOpenIdConnect()")]
    [InlineData("SAML", "(?i)saml2?\\b|Sustainsys|ITfoxtec", "ITfoxtec.Identity.Saml2")]
    [InlineData("self-contained tokens", @"JwtBearer|JsonWebToken|JwtSecurityToken|IdentityModel\.Tokens|(?i:paseto)", "AddJwtBearer()")]
    [InlineData("WebRTC", "RTCPeerConnection|SIPSorcery|getUserMedia", "new RTCPeerConnection()")]
    [InlineData("certificates of clients", @"ClientCertificateMode|Authentication\.Certificate", "ClientCertificateMode.RequireCertificate")]
    [InlineData(
        "requests to other servers", @"\bHttpClient\b|HttpClientFactory|WebRequest\b|\bWebClient\b|TcpClient|UdpClient|new Socket\(|\bDns\.",
        "new HttpClient()")]
    [InlineData("other programs", @"\bProcessStartInfo\b|\bProcess\.Start\(|posix_spawn", "Process.Start(typed)")]
    [InlineData("memory that the runtime does not manage", @"AllowUnsafeBlocks|\bDllImport\b|\bLibraryImport\b|\bMarshal\.|NativeMemory", "[DllImport(\"c\")]")]
    [InlineData(
        "readers that make any type", "BinaryFormatter|NetDataContractSerializer|SoapFormatter|LosFormatter|TypeNameHandling|XmlSerializer",
        "new BinaryFormatter()")]
    [InlineData(
        "code made from text", @"CSharpScript|CSharpCodeProvider|AssemblyLoadContext|Assembly\.Load|RazorEngine|\beval\(|new Function\(",
        "eval(typed)")]
    [InlineData("messages between windows", @"postMessage|onmessage|addEventListener\([""']message", "window.postMessage(answers)")]
    [InlineData("HTML written by scripts", @"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment", "box.innerHTML = typed")]
    [InlineData("sharing with other origins", @"\b(Add|Use)Cors\b|Access-Control-Allow|(?i:jsonp)\b", "app.UseCors()")]
    [InlineData(
        "lists of folders, and pages for developers", "DirectoryBrowser|DeveloperExceptionPage|UseMigrationsEndPoint",
        "app.UseDeveloperExceptionPage()")]
    [InlineData(
        "ciphers and modes of old", @"CipherMode|PaddingMode|TripleDES|\bDES\.|\bRC2\b|Rijndael|Aes\.Create|\bAesCbc|RSAEncryptionPadding",
        "CipherMode.ECB")]
    [InlineData(
        "certificates that nobody looked at", "ServerCertificateCustomValidation|RemoteCertificateValidation|DangerousAccept",
        "DangerousAcceptAnyServerCertificateValidator")]
    [InlineData(
        "objects of scripts that are filled from outside", @"__proto__|Object\.assign|setPrototypeOf|\bfor \((const|let) \w+ in\b",
        "Object.assign(target, typed)")]
    public void Nothing_of_it_is_in_the_programs(string what, string signs, string planted)
    {
        Assert.Matches(signs, planted);
        Assert.True(Programs.Count > 500);
        NoFaults.In(Programs.Where(file => Regex.IsMatch(file.Text, signs)).Select(file => $"{file.Path} uses {what}: see {SecurityList.Data}."));
    }

    [Fact]
    public void The_one_use_of_a_broken_hash_is_the_standard_of_one_time_codes() => Assert.Equal(
        ["src/GluteTriage.Web/Accounts/Totp.cs"],
        Programs.Where(file => BrokenHash().IsMatch(file.Text)).Select(file => file.Path));

    [Fact]
    public void Scripts_keep_two_switches_in_the_browser_and_nothing_else()
    {
        var keeping = Programs.Where(file => KeptByBrowser().IsMatch(file.Text)).ToList();

        Assert.Equal(
            ["src/GluteTriage.Web/wwwroot/review/keys.js", "src/GluteTriage.Web/wwwroot/site.js"],
            keeping.Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["key, \"\"", "setting, 'off'"],
            keeping.SelectMany(file => Kept().Matches(file.Text)).Select(kept => kept.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_pattern_is_made_while_people_use_the_site() => NoFaults.In(Programs
        .Where(file => !AtCompileTime().IsMatch(file.Path) && MadePattern().IsMatch(file.Text))
        .Select(file => $"{file.Path} makes a pattern as it runs: write it with [GeneratedRegex], or compare without one."));

    [Fact]
    public void No_route_takes_anything_but_get_and_post()
    {
        var routes = SourceTree.Text("tests/GluteTriage.Web.Tests/Approved/access-routes.verified.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.True(routes.Length > 80);
        Assert.All(routes, route => Assert.Matches("^(GET|POST|GET,POST) /", route));
    }

    [Fact]
    public void Sql_that_is_put_together_stands_only_where_it_was_looked_at() => Assert.Equal(
        SqlPutTogether,
        Programs.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) && SqlThatIsNoLiteral().IsMatch(file.Text))
            .Select(file => file.Path).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\bMD5\b|\bSHA1\b|\bHMACSHA1\b|\bHMACMD5\b")]
    private static partial Regex BrokenHash();

    [GeneratedRegex(@"localStorage|sessionStorage|indexedDB|document\.cookie")]
    private static partial Regex KeptByBrowser();

    [GeneratedRegex(@"setItem\(([^)]*)\)")]
    private static partial Regex Kept();

    /// <summary>Files that only read what authors wrote.</summary>
    [GeneratedRegex("^src/(GluteTriage\\.Cli|GluteTriage\\.Content/(Authoring|Pages|SecondEntry))/")]
    private static partial Regex AtCompileTime();

    [GeneratedRegex(@"new Regex\(|\bRegex\.(IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches)\(")]
    private static partial Regex MadePattern();

    [GeneratedRegex("""(CommandText =|SqlRaw(Async)?\(|SqlQueryRaw<\w+>\()\s*(?!\s*"|\s)""")]
    private static partial Regex SqlThatIsNoLiteral();
}
