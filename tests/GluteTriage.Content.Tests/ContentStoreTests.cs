using GluteTriage.Content.Authoring;
using GluteTriage.Content.Store;
using GluteTriage.Testing;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Content.Tests;

public sealed class ContentStoreTests : IDisposable
{
    private static readonly Lazy<Release> Small = new(() => ContentCompiler.Compile(Sample.Folder).Release!);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("store-");

    [Fact]
    public void Compile_store_and_read_back_is_the_identity()
    {
        ContentStore.Write(Shipped.Release, At("a.db"));

        Assert.Equal(ReleaseText.Of(Shipped.Release), ReleaseText.Of(ContentStore.Read(At("a.db"))));
    }

    [Fact]
    public void A_release_read_back_assesses_every_vignette_the_same()
    {
        ContentStore.Write(Shipped.Release, At("a.db"));
        var read = ContentStore.Read(At("a.db"));

        Assert.All(read.Vignettes, vignette => Assert.Empty(VignetteRun.Of(read.Clinical, vignette).Differences));
    }

    [Fact]
    public void The_text_of_a_release_tells_two_releases_apart()
    {
        var other = ContentCompiler.Compile(Sample.Folder.Edited("causes/sciatica.yaml", "points: \"6\"", "points: \"5\"")).Release!;

        Assert.NotEqual(ReleaseText.Of(ContentCompiler.Compile(Sample.Folder).Release!), ReleaseText.Of(other));
    }

    [Fact]
    public void A_store_from_before_regions_named_their_fallback_falls_back_to_its_last_as_it_did()
    {
        var release = WithRegionAfterTheFallback();
        ContentStore.Write(release, At("a.db"));
        Change("a.db", "ALTER TABLE region DROP COLUMN is_fallback");
        var bytes = File.ReadAllBytes(At("a.db"));

        var read = ContentStore.Read(At("a.db"));

        Assert.Equal((release.Hash, "zz"), (read.Hash, read.FallbackRegion.Code));
        Assert.Equal(release.Regions.Select(region => region.Code), read.Regions.Select(region => region.Code));
        Assert.Equal(bytes, File.ReadAllBytes(At("a.db")));
    }

    [Fact]
    public void The_fallback_stays_the_one_that_is_named_whatever_region_comes_last()
    {
        ContentStore.Write(WithRegionAfterTheFallback(), At("a.db"));

        Assert.Equal("anywhere", ContentStore.Read(At("a.db")).FallbackRegion.Code);
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes()
    {
        ContentStore.Write(Shipped.Release, At("a.db"));
        ContentStore.Write(ContentCompiler.Compile(ContentFolder.Read(Shipped.ContentPath)).Release!, At("b.db"));

        Assert.Equal(File.ReadAllBytes(At("a.db")), File.ReadAllBytes(At("b.db")));
    }

    [Fact]
    public void Writing_replaces_the_file_and_leaves_nothing_else()
    {
        File.WriteAllText(At("a.db"), "old");

        ContentStore.Write(Small.Value, At("a.db"));

        Assert.Equal(["a.db"], folder.GetFiles().Select(file => file.Name));
        Assert.Equal(Small.Value.Hash, ContentStore.Read(At("a.db")).Hash);
    }

    [Fact]
    public void A_missing_file_is_refused_and_not_made()
    {
        Assert.Throws<InvalidDataException>(() => ContentStore.Read(At("none.db")));
        Assert.False(File.Exists(At("none.db")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("This is not a database at all, but it is long enough to hold a header if it were one.")]
    public void A_file_that_is_not_a_database_is_refused(string text)
    {
        File.WriteAllText(At("a.db"), text);

        Assert.Throws<InvalidDataException>(() => ContentStore.Read(At("a.db")));
    }

    [Fact]
    public void A_foreign_database_is_refused()
    {
        Change("foreign.db", "CREATE TABLE release (hash TEXT)");

        Assert.Throws<InvalidDataException>(() => ContentStore.Read(At("foreign.db")));
    }

    [Fact]
    public void A_file_cut_short_is_refused()
    {
        ContentStore.Write(Small.Value, At("a.db"));
        using (var file = File.OpenWrite(At("a.db")))
        {
            file.SetLength(file.Length / 2);
        }

        Assert.Throws<InvalidDataException>(() => ContentStore.Read(At("a.db")));
    }

    [Theory]
    [InlineData("DELETE FROM release")]
    [InlineData("DROP TABLE item")]
    [InlineData("UPDATE red_flag SET tiers = '[{\"urgency\":\"emergency\",\"when\":\"nonsense\"}]'")]
    [InlineData("UPDATE red_flag SET tiers = '[{\"urgency\":\"emergency\",\"when\":{\"of\":[]}}]'")]
    [InlineData("UPDATE red_flag SET tiers = '[{\"urgency\":\"emergency\",\"when\":{\"any\":[null]}}]'")]
    [InlineData("UPDATE red_flag SET tiers = '[{\"urgency\":\"emergency\",\"when\":{\"any\":[5]}}]'")]
    [InlineData("UPDATE red_flag SET tiers = '[{\"urgency\":\"emergency\",\"when\":[]}]'")]
    [InlineData("UPDATE red_flag SET tiers = '{'")]
    [InlineData("UPDATE item SET kind = 'AnyOf'")]
    [InlineData("UPDATE cause SET prior = 'much'")]
    [InlineData("UPDATE cause SET review_by = 'soon'")]
    [InlineData("UPDATE item SET options = NULL")]
    public void A_damaged_release_is_refused(string damage)
    {
        ContentStore.Write(Small.Value, At("a.db"));
        Change("a.db", damage);

        Assert.Throws<InvalidDataException>(() => ContentStore.Read(At("a.db")));
    }

    private static Release WithRegionAfterTheFallback()
    {
        var text = Sample.Folder.Find("regions/uk.yaml")!.Text;
        var last = text.Replace("code: uk\nname: United Kingdom", "code: zz\nname: Elsewhere", StringComparison.Ordinal)
            .Replace("order: 1", "order: 100", StringComparison.Ordinal);
        return ContentCompiler.Compile(Sample.Folder.With(new ContentFile("regions/zz.yaml", last))).Release!;
    }

    /// <summary>Sessions keep their release: a store written before a column was thought of is read with the old meaning.</summary>
    [Fact]
    public void A_store_written_before_later_columns_were_thought_of_keeps_its_old_meaning()
    {
        ContentStore.Write(Shipped.Release, At("a.db"));
        foreach (var (table, column, _) in ContentDb.Later)
        {
            Change("a.db", $"ALTER TABLE {table} DROP COLUMN {column}");
        }

        var read = ContentStore.Read(At("a.db")).Clinical;

        Assert.Equal(Shipped.Release.Hash, read.Hash);
        Assert.All(read.Families, family => Assert.Empty(family.Shares));
        Assert.All(read.Items, item => Assert.Null(item.HideWhen));
        Assert.Equal((null, false, 0), (read.Ranking.NamedFromLead, read.Ranking.EqualRank, read.Ranking.AfterResult.Length));
        Assert.Equal(read.Families.Length, Engine.Triage.Assess(read, Engine.Answering.Answers.None).Families.Length);
    }

    [Fact]
    public void A_store_from_before_signs_had_words_for_their_page_has_none()
    {
        ContentStore.Write(Shipped.Release, At("a.db"));
        Change("a.db", "DROP TABLE sign_words");

        Assert.Empty(ContentStore.Read(At("a.db")).SignWords);
    }

    [Fact]
    public void A_store_from_before_there_were_programmes_has_none()
    {
        ContentStore.Write(Shipped.Release, At("a.db"));
        Change("a.db", "DROP TABLE programme");

        Assert.Empty(ContentStore.Read(At("a.db")).Programmes);
    }

    [Fact]
    public void A_store_from_before_causes_stood_side_by_side_has_no_such_page()
    {
        ContentStore.Write(Shipped.Release, At("a.db"));
        Change("a.db", "DROP TABLE side_by_side");

        Assert.Null(ContentStore.Read(At("a.db")).Compared);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string At(string name) => Path.Combine(folder.FullName, name);

    private void Change(string name, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={At(name)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON; "
            + "UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'item';";
        command.ExecuteNonQuery();
        connection.Close();
        connection.Open();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [Fact]
    public void A_store_written_before_there_was_a_figure_is_still_read()
    {
        var folder = Directory.CreateTempSubdirectory("older-store-");
        var path = Path.Combine(folder.FullName, "older.db");
        ContentStore.Write(Shipped.Release, path);
        using (var older = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False"))
        {
            older.Open();
            using var drop = older.CreateCommand();
            drop.CommandText = "DROP TABLE figure_place";
            drop.ExecuteNonQuery();
        }

        var read = ContentStore.Read(path);

        Assert.Empty(read.Figure);
        Assert.Equal(Shipped.Content.Places.Length, read.Clinical.Places.Length);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Every_place_is_on_the_small_figure_or_the_compiler_says_so()
    {
        Assert.Equal(Shipped.Content.Places.Select(place => place.Code), Shipped.Release.Figure.Select(spot => spot.Place));
        Assert.All(Shipped.Release.Figure, spot => Assert.True(spot is { FromMiddle: >= 0 and <= 20, Down: >= 0 and <= 84 }, spot.ToString()));

        var fault = Assert.Single(Sample.Broken("questionnaire.yaml", "neighbours: [thigh], on-figure: { from-middle: 1, down: 2 }", "neighbours: [thigh]"));
        Assert.Contains("on-figure", fault.ToString(), StringComparison.Ordinal);
    }

}
