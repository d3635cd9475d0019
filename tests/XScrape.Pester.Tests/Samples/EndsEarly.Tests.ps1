Describe 'The end' {
    It 'is the last that is seen' { }
    It 'ends the shell' { [Environment]::Exit(0) }
    It 'would fail' { 1 | Should -Be 2 }
}
