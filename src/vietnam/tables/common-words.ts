const words = (text: string): readonly string[] => text.split(/\s+/);

/** Surnames that the counted lists are too small for. By knowledge. */
export const rareSurnames: readonly string[] = words(
	`an ánh âu ấu bàng bế biện bồ ca cái cam cấn chế chử chúc chương cung cự cừ dã diêm doãn đái đan đàng đắc đèo đinh điền điểu đoạn đôn đồ đổng
	đới giả giang giáp hình hoa hoắc khâu khổng khiếu khuất khúc kha lạc lại lầu lều liêu liễu lò lô lộ lộc lục lữ lường ma mạch mạnh mẫn mâu
	mầu ngạc ngân ngọ ngụy nhan nhâm nhiêu ninh nùng ong phí phong phù phương quan quản quàng quảng quyền sái sằm sơn sử tào tất thang thẩm thi
	thích thiều thòng thôi thượng tiết tiêu tiếu tòng trác trầm trì trình trưng trừ tưởng tường ứng vạn viên vòng vưu xa xú yên`,
);

/** Given names of older people and of the countryside: numbers, fruits, wishes, the years of the animals. By knowledge. */
export const oldGivenNames: readonly string[] = words(
	`hai ba tư bốn năm sáu bảy tám chín mười út cả lớn bé nhỏ đực gái trai đẹp xinh lành nết nụ bông đào mơ mận lựu lài nhài bưởi na cam chanh quýt
	sen súng thơm ngát tươi vui mến nhớ đợi chờ tới lui còn hết thêm dư thừa rành chắc nở thìa tẹo tèo tí tý sửu dần mão mẹo thìn tỵ ngọ mùi thân
	dậu tuất hợi gấm lụa nhung là the nhiễu vải bạc vàng ngà sứ đồng chì sắt kẽm liễu trúc mộng tố thục cát hy khả nhiên thy băng dao ni ny mi
	bửu kiến thượng tử ngoan lượm lụm sót đặng được nhiều giỏi hay khéo ngời rạng sáng tỏ bền vững gắng cố chăm siêng cần mẫn kiệm bòn búp lộc
	phận nhạn én oanh yến sáo vạc cò hổ báo gấu sóc cọp mèo tép ốc hến sò nghêu lươn trạch chạch chép rô giếc mè trắm hường thía muống cải hẹ
	hành tỏi gừng nghệ riềng sả tiêu ớt`,
);

/** Words between the proper names of an address, frequent ones first. By knowledge. */
export const addressWords: readonly string[] = words(
	`ấp khu phố tổ xã phường đường số thôn thị trấn huyện quận thành tỉnh hẻm ngõ nhà phòng lô ô đội xóm cụm làng bản buôn kiệt ngách
	chung cư tầng căn hộ dãy dân khối phum sóc tiểu tập thể khóm thửa đất tờ bản đồ quốc lộ hương liên trọ nội ngoại cũ mới ngã ba tư
	cầu chợ bến cảng công nghiệp kp đại học trường bệnh viện ký túc tái định đô vòng xoay nông lâm cao su gần sau trước đối diện nối dài`,
);

/** Syllables of place names and streets all over the country that no list of personal names has. By knowledge. */
export const placeWords: readonly string[] = words(
	`tân phú an long vĩnh hòa bình thạnh mỹ phước hưng đông tây thanh xuân quảng nghi hải phong thành lợi thọ trung hiệp châu lộc sơn lâm
	giang minh đức đồng định nam bắc hậu tiền thượng hạ trạch bồ đề khê cẩm kiến xương thủy tiên điện biên lai yên bái hà tuyên quang lạng
	cạn kạn thái nguyên ninh hội nghệ tĩnh trị thiên huế đà nẵng ngãi khánh thuận kon tum gia đắk lắk nông lăk nghĩa đăk rlấp bù đăng đốp
	đồn phụng hiệp cái bè răng nước vồn bạc liêu cà mau sóc trăng trà vinh kiên rạch giá hồng ngự tháp mười sa đéc cần giuộc đước đức huệ
	củ chi hóc môn nhà bè thủ dầu một thuận dĩ bàng bàu bến cát giáo uyên tiếng lái thiêu búng củng chơn thành lộc ninh đồng xoài bình
	long trảng bàng gò dầu dương minh châu vũng tàu xuyên mộc côn đảo hàm tân phan thiết ninh chữ tháp chàm cam ranh tuy nhơn quy bồng
	phù mỹ cát hoài ân tây sơn tuy phước vân canh đại lộ điện bàn duy xuyên thăng tam kỳ núi tiên phước lý chành trà bồng ba tơ tịnh mộ
	vĩnh cửu trảng bom thống nhất định quán xuân lộc cẩm mỹ nhơn trạch biên hiệp ông đồn suối cây trường bàu trâm hang gòn sông ray nhân
	cơ đồng nai lách đầm dơi ngọc hiển trần văn thời u minh năm căn giồng riềng gò quao vĩnh thuận châu đốc tịnh biên tri tôn chợ mới
	thoại ba vì đan phượng hoài thạch thất quốc oai chương mỹ thường tín ứng đông anh sóc mê linh gia lâm hoàn kiếm đống đa cầu giấy hai
	bà trưng hoàng mai từ liêm hồ gươm tám lũy bội học huỳnh sắt chòm sao cống kha vạn cân xiển tách diệu thích thụ thường kiệt tri bạch
	đằng quyền lão khoa huân mên ngũ thám hám đình phùng công trứ khuyến tản lãm siêu cừ lương bằng quát ích khiêm sư mạnh bá ngọc thừa vụ
	nghệ tăng bạt hổ ngoạn cảnh chân phi khanh điện phủ sùng hữu lầu giếng ao vườn ruộng rẫy đồi dốc bưng trũng rừng mương kênh lạch xẻo
	vàm ụ rau muống lò gạch vôi gốm mít xoài dừa cau trầu bưởi cam quýt ổi nhãn chuối tre trúc tràm đước sú bàng phượng vĩ điệp gáo sầm dầu
	bằng lăng đỏ trắng vàng xanh đen lớn nhỏ dài ngắn trên dưới giữa trong ngoài`,
);

/** Words of the names of Vietnam's other peoples (clans, prefixes, frequent given names) as registers write them. By knowledge. */
export const minorityWords: readonly string[] = words(
	`niê kđăm mlô êban êñuôl byă ayŭn kbuôr ksơr hđơk adrơng bkrông knul ktla mjâo kđoh hmok buôn yă rơ châm ksor rah nay rmah kpă puih
	rơmah rcom hiao rơ lan siu ră lơ mu cil dà liêng kră jăn kơ să tơ ngôl alăng bhling bríu zơrâm arất pơloong hồ căn lê giàng vàng sùng thào
	hờ mùa cháng lầu vừ hạng chá tráng páo dế dơ chứ pàng sểnh tủa nủ phử lử sử tỏa chớ chư dợ mỷ mẩy phàn tẩn chẻo láo tả lỷ bàn đèo điêu
	khằm ngần vì lềm lò quàng lường cà tòng lô vi cầm bạc đàng báo thập não đổng ức miêu chế trượng ôn bá điểu lên mốt ngót bớt ré néang
	neáng sóc kha thạch danh sà rây rươl sươl thươl huôn nê sô nô chanh mâu thơi khuôn tiêng múi muội xiếu phù lôi a y`,
);

/** Frequent words of plain Vietnamese, for remarks, occupations and reasons. By knowledge. */
export const plainWords: readonly string[] = words(
	`và của là có không được cho các những một này đó khi đã đang sẽ với từ đến ở trong ngoài trên dưới về ra vào lên xuống đi lại còn cũng thì mà
	nhưng nếu vì do nên để bị bởi theo như hay hoặc rất quá lắm nhiều ít hơn nhất cùng đều chỉ mới vẫn rồi chưa phải cần muốn biết thấy làm nói
	hỏi trả lời đưa lấy mang gửi nhận giữ bỏ thêm sửa xóa ghi chép viết đọc xem tìm kiếm tra cứu kiểm soát xác minh thực hiện xử lý giải quyết
	người ông bà cô chú bác anh chị em cháu con cha mẹ bố má vợ chồng dâu rể nội ngoại ruột nuôi riêng chung họ tên tuổi ngày tháng năm giờ phút
	sinh chết mất tích sống ở trú thường tạm vắng chuyển khẩu hộ chủ nhân gia đình quan hệ giấy tờ sổ thẻ căn cước chứng công dân mã định danh
	số điện thoại địa chỉ quê quán nơi cấp đăng ký khai báo cáo lý do nguyên ghi chú khác trùng sai đúng thiếu thừa lỗi hỏng trống đủ sạch
	nghề nghiệp nông công nhân viên chức bộ đội giáo sĩ buôn bán thợ may hồ xây mộc hàn tiện lái xe tài xế học sinh sinh viên hưu trí mẫu giáo
	nội trợ già yếu tàn tật làm thuê mướn tự phụ giúp việc bảo vệ kế toán văn thư bác y tá dược kỹ sư thầy tu hành đạo phật chúa lành hảo tin
	nước tiền thuế tiền lương quyền lợi nghĩa vụ luật nghị quyết thông báo quyền hạn trách nhiệm cán bộ cơ quan tổ chức đoàn hội đảng ủy ban
	chính quyền cảnh sát an ninh khu vực trưởng phó thôn xóm bệnh khỏe mạnh ốm đau thuốc men trường lớp điểm thi nghỉ việc lễ tết cưới hỏi ly
	hôn kết độc thân góa trình độ đại trung cấp tiểu phổ thông mù chữ biết chữ ngoài tỉnh huyện nước đầu cuối giữa trước sau phải trái cao thấp
	to nhỏ rộng hẹp dài ngắn dày mỏng nặng nhẹ nhanh chậm sớm muộn cũ mới tốt xấu đẹp hay dở dễ khó gần xa nóng lạnh mưa nắng gió bão lũ lụt
	sông núi biển rừng ruộng vườn cây cỏ hoa lá quả hạt gạo cơm áo quần nhà cửa đường sá xe cộ tàu thuyền máy bay chợ búa tiệm quán hàng hóa
	bảy tám chín mười trăm nghìn triệu tỷ nửa phần đôi cặp lần lượt thứ bậc cấp loại kiểu dạng mẫu bản tờ cái chiếc đứa vị cụ già trẻ trai gái`,
);
