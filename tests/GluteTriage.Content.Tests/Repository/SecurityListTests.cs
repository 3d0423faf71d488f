using System.Globalization;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests.Repository;

/// <summary>The list of security checks claims only what can be looked up.</summary>
public sealed class SecurityListTests
{
    /// <summary>The requirements of ASVS 5.0.0, section by section.</summary>
    private static readonly Dictionary<int, string> Numbers = new()
    {
        [1] = "1.2.1-5 1.3.1-2 1.5.1 2.1.1 2.2.1-2 2.3.1 3.2.1-2 3.3.1 3.4.1-2 3.5.1-3 4.1.1 4.4.1 5.2.1-2 5.3.1-2 6.1.1 6.2.1-8 6.3.1-2 6.4.1-2 7.2.1-4 "
            + "7.4.1-2 8.1.1 8.2.1-2 8.3.1 9.1.1-3 9.2.1 10.4.1-5 11.3.1-2 11.4.1 12.1.1 12.2.1-2 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1",
        [2] = "1.1.1-2 1.2.6-9 1.3.3-11 1.4.1-3 1.5.2 2.1.2-3 2.2.3 2.3.2-4 2.4.1 3.3.2-4 3.4.3-6 3.5.4-5 3.7.1-2 4.1.2-3 4.2.1 4.3.1-2 4.4.2-4 5.1.1 "
            + "5.2.3 5.4.1-3 6.1.2-3 6.2.9-12 6.3.3-4 6.4.3-4 6.5.1-5 6.6.1-3 6.8.1-4 7.1.1-3 7.3.1-2 7.4.3-5 7.5.1-2 7.6.1-2 8.1.2 8.2.3 8.4.1 9.2.2-4 "
            + "10.1.1-2 10.2.1-2 10.3.1-4 10.4.6-11 10.5.1-5 10.6.1-2 10.7.1-3 11.1.1-2 11.2.1-3 11.3.3 11.4.2-4 11.5.1 11.6.1 12.1.2-3 12.3.1-4 13.1.1 "
            + "13.2.1-5 13.3.1-2 13.4.2-5 14.1.1-2 14.2.2-4 14.3.2-3 15.1.2-3 15.2.2-3 15.3.2-7 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 17.1.1 17.2.1-4 "
            + "17.3.1-2",
    };

    private static readonly (IReadOnlyList<SecurityRow> Asvs, IReadOnlyList<SecurityRow> Law) List = (SecurityList.Read().Asvs, SecurityList.Read().Law);

    private static IEnumerable<SecurityRow> Rows => List.Asvs.Concat(List.Law);

    [Theory]
    [InlineData(1, 70)]
    [InlineData(2, 183)]
    public void Every_requirement_of_levels_1_and_2_is_on_the_list_once(int level, int count)
    {
        var wanted = Numbers[level].Split(' ').SelectMany(Each).ToList();

        Assert.Equal(count, wanted.Count);
        Assert.Equal(wanted, List.Asvs.Where(row => row.Level == level).SelectMany(row => row.Is).OrderBy(SecurityList.OrderOf));
    }

    [Fact]
    public void The_rows_stand_in_the_order_of_their_first_numbers()
    {
        var firsts = List.Asvs.Select(row => row.Is[0]).ToList();

        Assert.Equal(firsts.OrderBy(SecurityList.OrderOf), firsts);
        Assert.All(List.Asvs, row => Assert.Equal(row.Is.OrderBy(SecurityList.OrderOf), row.Is));
        Assert.All(List.Asvs, row => Assert.InRange(row.Level, 1, 3));
        Assert.Equal(List.Asvs.Sum(row => row.Is.Length), List.Asvs.SelectMany(row => row.Is).Distinct().Count());
    }

    [Fact]
    public void Every_test_a_row_names_exists() => NoFaults.In(
        from row in Rows
        from test in row.Tests.Except(TestNames.All)
        select $"{SecurityList.Data}, {row.Name}: there is no test {test}. Name the one that holds the row now, or say what is left.");

    [Fact]
    public void Every_file_a_row_names_exists() => NoFaults.In(
        from row in Rows
        from proof in row.How
        where !SourceTree.Has(proof.At)
        select $"{SecurityList.Data}, {row.Name}: there is no file {proof.At}.");

    [Fact]
    public void Every_row_says_what_is_checked_and_what_holds_it_or_what_is_left() => NoFaults.In(
        from row in Rows
        where row.Checked.Length == 0 || (row.Tests.IsEmpty && row.How.IsEmpty && row.Left is null && row.Unused is null)
            || (row.Left is not null && row.Unused is not null)
        select $"{SecurityList.Data}, {row.Name}: say what is checked, and name tests, files, what is left or why it is not used.");

    [Fact]
    public void The_page_is_what_its_data_says() => Approved.VerifyFile(SecurityList.Page, SecurityList.Written([.. List.Asvs], [.. List.Law]));

    private static IEnumerable<string> Each(string numbers)
    {
        var (section, last) = (numbers[..(numbers.LastIndexOf('.') + 1)], numbers[(numbers.LastIndexOf('.') + 1)..].Split('-'));
        var from = int.Parse(last[0], CultureInfo.InvariantCulture);
        return Enumerable.Range(from, int.Parse(last[^1], CultureInfo.InvariantCulture) - from + 1).Select(number => section + number);
    }
}
